import { isElement, lineOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock, langOf } from './looks.ts'

/** A part of a paragraph or heading in its own language. */
export interface LanguageRun {
  readonly element: Element
  /** The space between it and the part before it. */
  readonly after: '' | ' '
}

/**
 * Whether `element` holds only blocks side by side, each in its own language. One of them may be
 * empty.
 */
export function isRowOfLanguages({ children }: Element): boolean {
  const parts = children.filter(child => isElement(child) || child.trim() !== '')
  const languages = parts.map(child =>
    isElement(child) && isBlock(child) ? langOf(child)?.toLowerCase() : undefined,
  )
  const isTold = languages.every(language => language !== undefined)
  return parts.length > 1 && isTold && new Set(languages).size === parts.length
}

/**
 * Returns the parts of `block` if all of its text is in inline elements of different languages;
 * null otherwise.
 */
export function languageRuns(block: Element): readonly LanguageRun[] | null {
  const runs: LanguageRun[] = []
  let after: LanguageRun['after'] = ''
  for (const child of block.children) {
    const isSpace = isElement(child) ? child.name === 'br' : child.trim() === ''
    if (isSpace) after = ' '
    else if (!isElement(child) || isBlock(child) || langOf(child) === undefined) return null
    else if (lineOf(child) !== '') {
      runs.push({ element: child, after })
      after = ''
    }
  }
  const languages = runs.map(({ element }) => langOf(element)?.toLowerCase())
  return runs.length > 1 && new Set(languages).size === runs.length ? runs : null
}

/** Returns the language with the most letters; undefined if there are no letters. */
export function mostIn(letters: ReadonlyMap<string | undefined, number>): string | undefined {
  let most: string | undefined
  let count = 0
  for (const [lang, some] of letters) if (some > count) [most, count] = [lang, some]
  return most
}
