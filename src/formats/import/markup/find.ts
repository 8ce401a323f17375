/** Looking for things in a tree of markup. */
import type { Content, Element } from './tree.ts'

export const isElement = (content: Content): content is Element => typeof content !== 'string'

/** The elements directly inside `parent`, those called `name` if one is given. */
export const childrenOf = (parent: Element | undefined, name?: string): readonly Element[] =>
  (parent?.children ?? [])
    .filter(isElement)
    .filter(child => name === undefined || child.name === name)

/** The first element directly inside `parent` that is called `name`. */
export const childOf = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.filter(isElement).find(child => child.name === name)

/** Every element inside `parent` that `fits`, in order, those inside another that fits too. */
export function elementsIn(
  parent: Element | undefined,
  fits: (element: Element) => boolean,
): readonly Element[] {
  const found: Element[] = []
  const look = (element: Element): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue
      if (fits(child)) found.push(child)
      look(child)
    }
  }
  if (parent !== undefined) look(parent)
  return found
}

/** Every element inside `parent` that is called `name`. */
export const named = (parent: Element | undefined, name: string): readonly Element[] =>
  elementsIn(parent, element => element.name === name)

/** All the text inside `content`, as it stands there. */
export function textOf(content: Content | undefined): string {
  if (content === undefined) return ''
  if (!isElement(content)) return content
  let text = ''
  for (const child of content.children) text += textOf(child)
  return text
}

/** The text inside, in one line without white space at its edges. */
export const lineOf = (content: Content | undefined): string =>
  textOf(content).replaceAll(/\s+/g, ' ').trim()
