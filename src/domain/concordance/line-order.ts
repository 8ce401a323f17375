/** The order of the lines of a concordance: by what follows the words or precedes them. */
import { splitsPair } from '../anchor.ts'
import type { ConcordanceLine } from './concordance-line.ts'

export const lineOrders = ['place', 'after', 'before'] as const
export type LineOrder = (typeof lineOrders)[number]

/** How many characters beside the words decide, in UTF-16 code units. */
const compared = 12

/**
 * Returns the text by which a line is sorted: what follows the words, or what precedes them from
 * the nearest character outwards.
 */
export function orderKey(
  { text, start, end }: Pick<ConcordanceLine, 'text' | 'start' | 'end'>,
  order: Exclude<LineOrder, 'place'>,
): string {
  if (order === 'after') {
    const to = Math.min(text.length, end + compared)
    return text.slice(end, splitsPair(text, to) ? to - 1 : to)
  }
  const from = Math.max(0, start - compared)
  const before = text.slice(splitsPair(text, from) ? from + 1 : from, start)
  return Array.from(before).reverse().join('')
}

/**
 * Returns the places of `keys` in their order in a language (BCP 47): Chinese by pinyin or strokes.
 * Equal keys stay as they are.
 */
export function sortedPlaces(keys: readonly string[], language: string): Uint32Array {
  const { compare } = new Intl.Collator(language, { sensitivity: 'variant' })
  return Uint32Array.from(keys.keys()).sort(
    (a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b,
  )
}
