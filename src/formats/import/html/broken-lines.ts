import { endsSentence } from '#domain/text/sentence'
import { childrenOf, isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock, isHidden } from './looks.ts'

/**
 * Returns the lines of a paragraph, divided by `<br>` or line ends of the file; none if it holds
 * blocks.
 */
export function brokenLines(element: Element): readonly string[] {
  if (childrenOf(element).some(isBlock)) return []
  const text = element.children
    .map(child => (isElement(child) && child.name === 'br' ? '\n' : textOf(child)))
    .join('')
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Fewer lines that end like sentences may be a coincidence. */
const leastLines = 3
/** The share of lines that must end like sentences. */
const mostly = 0.9

/**
 * Whether each `<br>` in `element` ends a paragraph. It does if nearly all lines are whole
 * sentences, except the first, which may be a title.
 */
export function areParagraphs(element: Element): boolean {
  if (!hasBreaks(element)) return false
  const [, ...rest] = ownText(element)
    .split('\n')
    .filter(line => line.trim() !== '')
  const ended = rest.filter(line => endsSentence(line.trim()))
  return rest.length + 1 >= leastLines && ended.length >= rest.length * mostly
}

const hasBreaks = (element: Element): boolean =>
  childrenOf(element).some(child => child.name === 'br' || (!isBlock(child) && hasBreaks(child)))

/** Returns the text of `element` without its blocks, with line breaks as `\n`. */
const ownText = (element: Element): string =>
  element.children
    .map(child => {
      if (!isElement(child)) return child.replaceAll(/\s+/g, ' ')
      return child.name === 'br' || isBlock(child) ? '\n' : isHidden(child) ? '' : ownText(child)
    })
    .join('')
