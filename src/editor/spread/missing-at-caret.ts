import type { MissingCharacter } from '#domain/book'
import type { SpreadSelection } from './selection.ts'

/**
 * Returns the character without a code beside the caret in the source, first the one after it; null
 * if no such character is there, or if words are selected.
 */
export function missingAtCaret({
  where,
  isEmpty,
  paragraph,
}: SpreadSelection): MissingCharacter | null {
  if (where?.side !== 'source' || !isEmpty) return null
  const beside = (paragraph?.inlines ?? []).filter(
    one => one.kind === 'missingCharacter' && one.start <= where.caret && where.caret <= one.end,
  )
  return beside.findLast(one => one.kind === 'missingCharacter') ?? null
}
