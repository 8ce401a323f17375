import type { WordRange } from './word.ts'

const before = /\p{Script=Han}$/u
const after = /^\p{Script=Han}/u

/**
 * Returns, for each boundary between two words that are written together in Chinese, the range of
 * the two characters beside it. `bounds` are 0, the end of each word, and the length of the text at
 * last, in UTF-16 code units.
 */
export function dividersOf(text: string, bounds: ArrayLike<number>): readonly WordRange[] {
  const dividers: WordRange[] = []
  for (let i = 1; i + 1 < bounds.length; i++) {
    const at = bounds[i] ?? 0
    const [left] = before.exec(text.slice(Math.max(0, at - 2), at)) ?? []
    const [right] = after.exec(text.slice(at, at + 2)) ?? []
    if (left && right) dividers.push({ start: at - left.length, end: at + right.length })
  }
  return dividers
}
