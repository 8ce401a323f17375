/** Decides whether the words of an anchor are at a place, punctuation included. */
import type { Anchor } from '../anchor.ts'
import { longestCommon } from '../text/longest-common.ts'
import { isNumberKept } from './evidence.ts'
import { itemNumberOf } from './item-number.ts'
import { lettersOf } from './letters.ts'
import type { EditionParagraph, EditionPlace } from './match.ts'

/** The least share of the words that must remain, in UTF-16 code units of the longer. */
const floor = 0.75
/** As many letters that are all there need none of their punctuation. */
const leastKept = 2
/** How many code units after the number of an item must be after it still. */
const afterNumber = 4

/** Whether words that are mostly the number of an item are on that number of the same item. */
export function isItemKept(
  { start, end }: Anchor,
  text: string,
  [place]: readonly EditionPlace[],
  fresh: readonly EditionParagraph[],
): boolean {
  const { length } = itemNumberOf(text)
  const isOnNumber = (Math.min(end, length) - start) * 2 >= end - start
  if (!isOnNumber || !place) return true
  const head = text.slice(0, length + afterNumber)
  return fresh[place.index]?.text.startsWith(head, place.start - start) === true
}

/** Whether the words remain, and the punctuation of words that are mostly that. */
export function areWordsKept(
  { start, quote: { exact: all } }: Anchor,
  places: readonly EditionPlace[],
  fresh: readonly EditionParagraph[],
): boolean {
  const now = places
    .map(place => fresh[place.index]?.text.slice(place.start, place.end) ?? '')
    .join('')
  if (!isNumberKept(all, now)) return false
  // The number of an item may be another one.
  const isItem = start === 0 && places[0]?.start === 0
  const [exact, words] = [all, now].map(text =>
    isItem ? text.slice(itemNumberOf(text).length) : text,
  )
  if (exact === undefined || words === undefined) return false
  const letters = lettersOf(exact)
  return (
    (letters.length >= leastKept && letters === lettersOf(words)) ||
    longestCommon(exact, words) >= floor * Math.max(exact.length, words.length)
  )
}

/** Returns `places` with the punctuation at the ends of the words, if it is there too. */
export function withEdges(
  places: readonly EditionPlace[],
  { quote: { exact } }: Anchor,
  fresh: readonly EditionParagraph[],
): readonly EditionPlace[] {
  const lead = /^[^\p{L}\p{N}]*/u.exec(exact)?.[0] ?? ''
  const tail = /[^\p{L}\p{N}]*$/u.exec(exact)?.[0] ?? ''
  return places.map((place, k) => {
    const text = fresh[place.index]?.text ?? ''
    const isFirst = k === 0 && lead !== '' && text.slice(0, place.start).endsWith(lead)
    const isLast = k === places.length - 1 && text.startsWith(tail, place.end)
    return {
      ...place,
      start: isFirst ? place.start - lead.length : place.start,
      end: isLast ? place.end + tail.length : place.end,
    }
  })
}
