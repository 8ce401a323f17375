/** Which links of the reader hold, and for which sentences. */
import type { Range } from '../anchor.ts'
import type { PlacedLink } from './sentence-links.ts'

/** Numbers of sentences of both sides, ascending. */
export interface Numbers {
  readonly here: readonly number[]
  readonly there: readonly number[]
}

/** A link of the reader with the sentences of the Chinese and of the translation it is about. */
export interface HeldLink extends Numbers {
  readonly link: PlacedLink
}

/** Returns the links that hold: a later link takes its sentences. */
export function heldLinks(
  corrected: readonly PlacedLink[],
  here: readonly Range[],
  there: readonly Range[],
): readonly HeldLink[] {
  const taken = { here: new Set<number>(), there: new Set<number>() }
  return corrected.flatMap(link => {
    const own = coveredBy(link.source, here)
    const other = coveredBy(link.translation, there)
    const isTaken =
      own.some(number => taken.here.has(number)) || other.some(number => taken.there.has(number))
    if (isTaken || own.length === 0 || other.length === 0) return []
    for (const number of own) taken.here.add(number)
    for (const number of other) taken.there.add(number)
    return [{ here: own, there: other, link }]
  })
}

/** Returns the numbers of the sentences of which more than half is in `ranges`. */
export const coveredBy = (
  ranges: readonly Range[],
  sentences: readonly Range[],
): readonly number[] =>
  sentences.flatMap(({ start, end }, number) => {
    const inside = ranges.reduce(
      (sum, range) => sum + Math.max(0, Math.min(end, range.end) - Math.max(start, range.start)),
      0,
    )
    return inside * 2 > end - start ? [number] : []
  })

/** Returns the ranges of some sentences; neighbours are one range. */
export function rangesOf(
  numbers: readonly number[],
  sentences: readonly Range[],
): readonly Range[] {
  const ranges: Range[] = []
  let before = -2
  for (const number of numbers) {
    const sentence = sentences[number]
    const last = ranges.at(-1)
    if (!sentence) continue
    if (last && number === before + 1)
      ranges.splice(-1, 1, { start: last.start, end: sentence.end })
    else ranges.push(sentence)
    before = number
  }
  return ranges
}
