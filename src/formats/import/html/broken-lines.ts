import { childrenOf, isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock } from './looks.ts'

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
