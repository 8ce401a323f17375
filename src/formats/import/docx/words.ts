/** Access to WordprocessingML elements and properties, in either of its two namespaces. */
import { isElement } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'

const word = /\/wordprocessingml\/(?:2006\/)?main$/

/** Returns the name of a WordprocessingML element; empty for other content. */
export const wordName = (content: Content | undefined): string =>
  content !== undefined && isElement(content) && word.test(content.space) ? content.name : ''

/** Returns the WordprocessingML children of `parent`, or only those called `name`. */
export const wordsIn = (parent: Element | undefined, name?: string): readonly Element[] =>
  (parent?.children ?? [])
    .filter(isElement)
    .filter(child => (name === undefined ? wordName(child) !== '' : wordName(child) === name))

/** Returns the first child of `parent` called `name`. */
export const wordIn = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.filter(isElement).find(child => wordName(child) === name)

/** Returns the value of a property; undefined if it is missing. */
export const valueIn = (parent: Element | undefined, name: string): string | undefined =>
  wordIn(parent, name)?.attributes.get('val')

/** Whether an on-off property is on; undefined if it is missing. */
export function isOn(parent: Element | undefined, name: string): boolean | undefined {
  const property = wordIn(parent, name)
  return property && !['0', 'false', 'off', 'none'].includes(property.attributes.get('val') ?? '')
}
