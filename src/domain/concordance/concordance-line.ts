/** One occurrence of words, with the text around it and the other side's text. */
import { splitsPair, type Range, type Side } from '../anchor.ts'
import type { BookId, ParagraphId } from '../ids.ts'

/** Offsets are UTF-16 code units of `text`. */
export interface ConcordanceLine {
  readonly book: BookId
  readonly side: Side
  /** The place of the paragraph in the book as it is shown, from 0. */
  readonly index: number
  readonly paragraph: ParagraphId
  /** The whole text of the paragraph on the side of the hit. Lines of one paragraph share it. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** The text of the other side; '' if it is empty. */
  readonly other: string
}

/** Names a line among all lines of a library. */
export const lineKey = ({ book, index, start, end }: ConcordanceLine): string =>
  `${book} ${index} ${start} ${end}`

/** How much is shown before and after the words, in UTF-16 code units. */
const beside = 40

/** Returns what is shown before and after the words of a line, each on one line. */
export function aroundWords({ text, start, end }: ConcordanceLine): {
  readonly before: string
  readonly words: string
  readonly after: string
} {
  const from = Math.max(0, start - beside)
  const to = Math.min(text.length, end + beside)
  return {
    before: oneLine(text.slice(splitsPair(text, from) ? from + 1 : from, start)),
    words: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, splitsPair(text, to) ? to - 1 : to)),
  }
}

/** A piece of a text; whether it is lit. */
export interface LitPiece {
  readonly text: string
  readonly isLit: boolean
}

/** How much of the other side is shown, in UTF-16 code units. */
const shownLength = 180
const shownBefore = 50

/**
 * Returns what is shown of the text of the other side: from a little before its lit ranges, or all
 * around the place before which `share` of it is.
 */
export function litPieces(
  other: string,
  ranges: readonly Range[],
  share: number,
): readonly LitPiece[] {
  const at = ranges[0]?.start ?? Math.round(share * other.length - shownLength / 2 + shownBefore)
  const from = startOfWord(
    other,
    Math.max(0, Math.min(at - shownBefore, other.length - shownLength)),
  )
  const end = Math.min(
    other.length,
    Math.max(from + shownLength, Math.min(ranges[0]?.end ?? 0, from + 2 * shownLength)),
  )
  const to = splitsPair(other, end) ? end - 1 : end
  const pieces: LitPiece[] = []
  const add = (start: number, stop: number, isLit: boolean) => {
    const text = oneLine(other.slice(Math.max(start, from), Math.min(stop, to)))
    if (text !== '') pieces.push({ text, isLit })
  }
  if (from > 0) pieces.push({ text: '…', isLit: false })
  let done = from
  for (const { start, end: stop } of ranges) {
    add(done, start, false)
    add(start, stop, true)
    done = Math.max(done, stop)
  }
  add(done, to, false)
  if (to < other.length) pieces.push({ text: '…', isLit: false })
  return pieces
}

/** The longest part of a word that is left out at the beginning, in UTF-16 code units. */
const longestWord = 24

function startOfWord(text: string, from: number): number {
  if (from === 0) return 0
  const space = text.indexOf(' ', from)
  const begin = space >= from && space < from + longestWord ? space + 1 : from
  return splitsPair(text, begin) ? begin + 1 : begin
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')

/** Whether words of a language with spaces are whole: no letter continues them at either end. */
export function isWholeWord(text: string, { start, end }: Range): boolean {
  const letter = /^[\p{L}\p{N}]$/u
  const joins = (at: number) => letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '')
  return !joins(start) && !joins(end)
}

/** Whether both ends of a range are among the boundaries of the words of its text. */
export function isBounded(bounds: ArrayLike<number>, { start, end }: Range): boolean {
  return has(bounds, start) && has(bounds, end)
}

function has(sorted: ArrayLike<number>, value: number): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return sorted[low] === value
}
