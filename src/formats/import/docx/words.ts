/** WordprocessingML in a tree of markup: its elements and their attributes, by either of its two namespaces. */
import { isElement } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'

const word = /\/wordprocessingml\/(?:2006\/)?main$/

/** What WordprocessingML calls `content`; empty for what is not its own. */
export const wordName = (content: Content | undefined): string =>
  content !== undefined && isElement(content) && word.test(content.space) ? content.name : ''

/** The elements of WordprocessingML directly inside `parent`, those called `name` if one is given. */
export const wordsIn = (parent: Element | undefined, name?: string): readonly Element[] =>
  (parent?.children ?? [])
    .filter(isElement)
    .filter(child => (name === undefined ? wordName(child) !== '' : wordName(child) === name))

/** The first of them. */
export const wordIn = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.filter(isElement).find(child => wordName(child) === name)

/** The value of a property; undefined where there is none. */
export const valueIn = (parent: Element | undefined, name: string): string | undefined =>
  wordIn(parent, name)?.attributes.get('val')

/** Whether a property that is on or off is on; undefined where it is not said. */
export function isOn(parent: Element | undefined, name: string): boolean | undefined {
  const property = wordIn(parent, name)
  return property && !['0', 'false', 'off', 'none'].includes(property.attributes.get('val') ?? '')
}
