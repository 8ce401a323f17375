import { isElement, lineOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock, langOf } from './looks.ts'

/** A part of a paragraph or heading that is in a language of its own. */
export interface LanguageRun {
  readonly element: Element
  /** The space between it and the part before it. */
  readonly after: '' | ' '
}

/** Whether `element` holds blocks side by side, each in a language of its own, and nothing besides: one of them may be empty. */
export function isRowOfLanguages({ children }: Element): boolean {
  const parts = children.filter(child => isElement(child) || child.trim() !== '')
  const languages = parts.map(child =>
    isElement(child) && isBlock(child) ? langOf(child)?.toLowerCase() : undefined,
  )
  const isTold = languages.every(language => language !== undefined)
  return parts.length > 1 && isTold && new Set(languages).size === parts.length
}

/** The parts of `block`, if it says the same in several languages and nothing besides; null for any other. */
export function languageRuns(block: Element): readonly LanguageRun[] | null {
  const tongues: LanguageRun[] = []
  let after: LanguageRun['after'] = ''
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

/** Of languages the one with the most letters; undefined where there are none. */
export function mostIn(letters: ReadonlyMap<string | undefined, number>): string | undefined {
  let most: string | undefined
  let count = 0
  for (const [lang, some] of letters) if (some > count) [most, count] = [lang, some]
  return most
}
