import { endsSentence } from '#domain/text/sentence'
import { childrenOf, isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock, isHidden } from './looks.ts'

/** The lines of a paragraph, as line breaks part them or the file itself is written; none of what holds other blocks. */
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

/** Fewer lines that end as sentences do are chance. */
const leastLines = 3
const mostly = 0.9

/**
 * Whether each line of what stands in `element` itself is a paragraph: where line breaks part whole
 * sentences and nothing else, they are how somebody wrote who knows no other. The first may be a title.
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

/** The text of `element` without its blocks, a line for each that line breaks end. */
const ownText = (element: Element): string =>
  element.children
    .map(child => {
      if (!isElement(child)) return child.replaceAll(/\s+/g, ' ')
      return child.name === 'br' || isBlock(child) ? '\n' : isHidden(child) ? '' : ownText(child)
    })
    .join('')
