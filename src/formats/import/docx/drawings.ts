/** Drawings in a document, which may hold text. */
import { isElement } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { wordName } from './words.ts'

/** Returns the first choice of an alternative; any other element itself. */
export function chosen(element: Element): Element {
  if (element.name !== 'AlternateContent') return element
  return element.children.find(isElement) ?? element
}

/** Returns the contents of the text boxes in a drawing. */
export function boxesIn(element: Element): readonly Element[] {
  if (wordName(element) === 'txbxContent') return [element]
  return chosen(element).children.filter(isElement).flatMap(boxesIn)
}
