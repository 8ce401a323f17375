/** Where words begin and end, for a caret that goes by words. Offsets are UTF-16 code units. */
import type { WordRange } from './word.ts'

/** Letters, digits and characters; a word of other signs is passed over. */
const letters = /[\p{L}\p{M}\p{N}]/u

/**
 * Returns where a caret at `offset` goes by one word: forwards to the end of a word, backwards to
 * the beginning of one. Null if there is no word on that side. `bounds` are 0, the end of each
 * word, and the length of the text at last.
 */
export function nextWordEdge(
  text: string,
  bounds: ArrayLike<number>,
  offset: number,
  way: 1 | -1,
): number | null {
  const isWord = (from: number, to: number) => letters.test(text.slice(from, to))
  if (way === 1) {
    for (let i = firstAfter(bounds, offset); i < bounds.length; i++) {
      const end = bounds[i] ?? 0
      if (isWord(Math.max(offset, bounds[i - 1] ?? 0), end)) return end
    }
    return null
  }
  for (let i = firstAfter(bounds, offset - 1) - 1; i >= 0; i--) {
    const start = bounds[i] ?? 0
    if (isWord(start, Math.min(offset, bounds[i + 1] ?? offset))) return start
  }
  return null
}

/** The word that contains the character at `offset`; null beside words. */
export function wordAround(
  text: string,
  bounds: ArrayLike<number>,
  offset: number,
): WordRange | null {
  const next = firstAfter(bounds, offset)
  const [start, end] = [bounds[next - 1], bounds[next]]
  if (start === undefined || end === undefined) return null
  return letters.test(text.slice(start, end)) ? { start, end } : null
}

/** The index of the first bound after `offset`; the number of bounds if all are before it. */
function firstAfter(bounds: ArrayLike<number>, offset: number): number {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
