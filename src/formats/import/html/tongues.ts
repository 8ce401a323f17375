import { isElement, lineOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock, langOf } from './looks.ts'

/** A part of a paragraph or heading that is in a language of its own. */
export interface Tongue {
  readonly element: Element
  /** The space between it and the part before it. */
  readonly after: '' | ' '
}

/** The parts of `block`, if it says the same in several languages and nothing besides; null for any other. */
export function tonguesIn(block: Element): readonly Tongue[] | null {
  const tongues: Tongue[] = []
  let after: Tongue['after'] = ''
  for (const child of block.children) {
    const isSpace = isElement(child) ? child.name === 'br' : child.trim() === ''
    if (isSpace) after = ' '
    else if (!isElement(child) || isBlock(child) || langOf(child) === undefined) return null
    else if (lineOf(child) !== '') {
      tongues.push({ element: child, after })
      after = ''
    }
  }
  const languages = tongues.map(({ element }) => langOf(element)?.toLowerCase())
  return tongues.length > 1 && new Set(languages).size === tongues.length ? tongues : null
}
