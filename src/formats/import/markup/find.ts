/** Searches a tree of markup. */
import type { Content, Element } from './tree.ts'

export const isElement = (content: Content): content is Element => typeof content !== 'string'

/** Returns the child elements of `parent`, or only those called `name`. */
export const childrenOf = (parent: Element | undefined, name?: string): readonly Element[] =>
  (parent?.children ?? [])
    .filter(isElement)
    .filter(child => name === undefined || child.name === name)

/** Returns the first child element of `parent` called `name`. */
export const childOf = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.filter(isElement).find(child => child.name === name)

/**
 * Returns all descendants of `parent` that fit, in document order, including those inside others
 * that fit.
 */
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

/** Returns all descendants of `parent` called `name`, in document order. */
export const named = (parent: Element | undefined, name: string): readonly Element[] =>
  elementsIn(parent, element => element.name === name)

/** Returns all the text inside `content`, unchanged. */
export function textOf(content: Content | undefined): string {
  if (content === undefined) return ''
  if (!isElement(content)) return content
  let text = ''
  for (const child of content.children) text += textOf(child)
  return text
}

/** Returns the text inside `content` in one line, without white space at its edges. */
export const lineOf = (content: Content | undefined): string =>
  textOf(content).replaceAll(/\s+/g, ' ').trim()
