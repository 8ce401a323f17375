import type { WordRange } from '#domain/words/word'

/** A correction of words: the range that it is about, and the words that it is. */
export interface CorrectedWords extends WordRange {
  readonly parts: readonly string[]
}

const isChinese = (words: string): boolean => /^\p{Script=Han}+$/u.test(words)

/**
 * Joins the word at a range with the next of the `bounds` of its text; null if no Chinese word
 * follows it.
 */
export function joinedWithNext(
  text: string,
  bounds: ArrayLike<number>,
  { start, end }: WordRange,
): CorrectedWords | null {
  const next = Array.from(bounds).find(at => at > end)
  if (next === undefined || !isChinese(text.slice(end, next))) return null
  return { start, end: next, parts: [text.slice(start, next)] }
}

/**
 * Splits the word at a range at `offset`, or after its first character if the offset is not inside;
 * null for a single character.
 */
export function splitWordAt(
  text: string,
  { start, end }: WordRange,
  offset: number,
): CorrectedWords | null {
  const first = String.fromCodePoint(text.codePointAt(start) ?? 0).length
  if (first >= end - start) return null
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  const at = offset > start && offset < end && !isLow ? offset : start + first
  return { start, end, parts: [text.slice(start, at), text.slice(at, end)] }
}
