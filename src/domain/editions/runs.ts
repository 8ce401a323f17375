/**
 * Runs of letters that occur once in each of two editions: they say where the letters have moved.
 */
import type { Span } from './alike.ts'
import { Grams } from './grams.ts'
import type { BothLetters } from './letters.ts'

/** The length of a run. */
export const runLength = 10
/** How far from the words a run may be, in letters. */
export const nearWords = 24

/** Returns where the run of letters at an offset of the old edition is in the new one. */
export type PlaceOfRun = (at: number) => number | null

/**
 * Returns the places of the runs of `size` letters near the sought words. A run has a place if it
 * occurs once in each edition.
 */
export function placesOfRuns(
  sought: readonly Span[],
  { before, after }: BothLetters,
  size: number = runLength,
): PlaceOfRun {
  const parts = sought.map(({ start, end }) => ({ from: start - nearWords, to: end + nearWords }))
  const runs = new Grams(size, before.text, parts)
  const [then, now] = [runs.placesIn(before.text, 1), runs.placesIn(after.text, 1)]
  return at => (then(at).length === 1 ? (now(at)[0] ?? null) : null)
}

/** Returns by how much the run at an offset has moved. */
export const shiftsOf =
  (placeOf: PlaceOfRun): PlaceOfRun =>
  at => {
    const place = placeOf(at)
    return place === null ? null : place - at
  }
