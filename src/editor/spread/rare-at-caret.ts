import { codePointOf, rareCharacters } from '#domain/text/characters'
import type { SpreadSelection } from './selection.ts'

/**
 * Returns the code point (U+30042) of the rare character after the caret in the source; null if
 * another one is there, or if words are selected.
 */
export function rareAtCaret({ where, isEmpty, paragraph }: SpreadSelection): string | null {
  if (where?.side !== 'source' || !isEmpty) return null
  const here = rareCharacters(paragraph?.text ?? '').find(({ start }) => start === where.caret)
  return here ? codePointOf(here.character) : null
}
