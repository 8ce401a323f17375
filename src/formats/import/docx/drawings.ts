/** What is drawn in a document, and may have text in it. */
import { isElement } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { wordName } from './words.ts'

/** Of an alternative the first choice; anything else is itself. */
export function chosen(element: Element): Element {
  if (element.name !== 'AlternateContent') return element
  return element.children.find(isElement) ?? element
}

/** The texts of text boxes in a drawing. */
export function boxesIn(element: Element): readonly Element[] {
  if (wordName(element) === 'txbxContent') return [element]
  return chosen(element).children.filter(isElement).flatMap(boxesIn)
}
