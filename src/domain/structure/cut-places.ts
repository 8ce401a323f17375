/** Where one side of a pair is cut if the other side is cut at a given place. */
import { splitsPair } from '../anchor.ts'

const sentenceEnd = /[。！？!?…．｡.]+[”’」』）)》〉】\]"']*(?=\s|$|[^\d\s.a-z])/gu

/** Returns where the sentences of `text` end, in UTF-16 code units, without the end of the text. */
export function sentenceEnds(text: string): readonly number[] {
  const last = text.trimEnd().length
  return [...text.matchAll(sentenceEnd)]
    .map(found => found.index + found[0].length)
    .filter(end => end < last)
}

/**
 * Returns where `other` is cut if `text` is cut at `at`: after as many sentences if both have the
 * same number, or else after the sentence that ends nearest to the same share of the text. A text
 * without sentences is cut at its end, so that no word moves without a reason. UTF-16 offsets.
 */
export function matchingCut(text: string, at: number, other: string): number {
  if (at <= 0 || text.trim() === '' || other.trim() === '') return 0
  const [ends, others] = [sentenceEnds(text), sentenceEnds(other)]
  const before = ends.filter(end => end <= at).length
  const sameNumber = ends.length === others.length ? others[before - 1] : undefined
  if (sameNumber !== undefined) return sameNumber
  const share = (at / text.length) * other.length
  const nearest = others.toSorted((a, b) => Math.abs(a - share) - Math.abs(b - share))[0]
  return nearest ?? other.length
}

/** Returns `at` moved out of a character, and behind the spaces that follow it. */
export function tidyCut(text: string, at: number): number {
  let cut = splitsPair(text, at) ? at + 1 : at
  while (cut < text.length && text[cut]?.trim() === '') cut++
  return cut
}
