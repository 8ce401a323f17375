import { codePointOf, rareCharacters } from '#domain/text/characters'
import type { SpreadSelection } from './selection.ts'

/**
 * Returns the code point (U+30042) of the rare character after the caret, on either side; null if
 * another one is there, or if words are selected.
 */
export function rareAtCaret(selection: SpreadSelection): string | null {
  const { where, isEmpty, paragraph } = selection
  if (!where || !isEmpty) return null
  const text =
    where.side === 'source' ? paragraph?.text : selection.pair()?.translation.content.text
  const here = rareCharacters(text ?? '').find(({ start }) => start === where.caret)
  return here ? codePointOf(here.character) : null
}
