/**
 * Decides which words are where the order of the text leads them: enough of them must be there, and
 * of what was beside them.
 */
import type { Span } from './alike.ts'
import { followInOrder, type LetterNow } from './in-order.ts'
import type { BothLetters } from './letters.ts'
import type { EditionMatch } from './match.ts'

/** The least share of the words that must be there, in letters of the longer of old and new. */
const floor = 0.75
/** How many letters on each side are looked at, and how far apart they may be in the new edition. */
const beside = { letters: 12, within: 16 } as const
/** How many of them must be there: on the better side and the other one, if the words changed too. */
const sure = { one: 8, other: 4 } as const
/** Fewer words need more of what is beside them. */
const likely = { letters: 8, one: 4 } as const

/** As many letters that are all there need nothing beside them. */
const long = 16

/** The range of words in the new edition, and whether what is on both sides of them is there too. */
export interface InOrder extends Span {
  readonly isSure: boolean
}

/** Returns where the `words` are, ranges of the letters of the old edition; null if it is not sure. */
export function placedInOrder(
  words: readonly Span[],
  both: BothLetters,
  matches: EditionMatch['matches'],
): readonly (InOrder | null)[] {
  const now = followInOrder(words, both, matches)
  return words.map(one => placeOf(one, now, both))
}

function placeOf(words: Span, now: LetterNow, { before, after }: BothLetters): InOrder | null {
  const range = rangeHolding(words, now)
  if (!range) return null
  const length = words.end - words.start
  if (range.kept < floor * Math.max(length, range.end - range.start)) return null
  const left = countOf(
    now,
    { start: words.start - beside.letters, end: words.start },
    {
      start: range.start - beside.within,
      end: range.start,
    },
  )
  const right = countOf(
    now,
    { start: words.end, end: words.end + beside.letters },
    {
      start: range.end,
      end: range.end + beside.within,
    },
  )
  const [one, other] = [Math.max(left, right), Math.min(left, right)]
  const isSame =
    range.kept === length &&
    before.text.slice(words.start, words.end) === after.text.slice(range.start, range.end)
  const isSure = one >= sure.one && other >= sure.other
  const isEnough =
    length >= likely.letters
      ? one >= likely.one || (isSame && length >= long)
      : one >= sure.one && isSame
  return isSure || isEnough ? { start: range.start, end: range.end, isSure } : null
}

/** Returns how many letters of `from` are in `to`. */
function countOf(now: LetterNow, from: Span, to: Span): number {
  let count = 0
  for (let at = Math.max(0, from.start); at < from.end; at++) {
    const there = now(at)
    if (there >= to.start && there < to.end) count++
  }
  return count
}

/** Returns the range that has most of the words, with the least between them; null if none is. */
export function rangeHolding({ start, end }: Span, now: LetterNow): Holding | null {
  let best: Held | null = null
  let here: Held | null = null
  let [lastAt, last] = [0, 0]
  for (let at = start; at < end; at++) {
    const there = now(at)
    if (there < 0) continue
    const weight: number = (here?.weight ?? 0) - Math.max(0, there - last - (at - lastAt))
    here =
      here && weight >= 0
        ? { start: here.start, end: there + 1, kept: here.kept + 1, weight: weight + 1 }
        : { start: there, end: there + 1, kept: 1, weight: 1 }
    if (!best || here.weight >= best.weight) best = here
    ;[lastAt, last] = [at, there]
  }
  return best
}

/** A range of the new edition, and how many letters of the words it has. */
interface Holding extends Span {
  readonly kept: number
}

interface Held extends Holding {
  /** `kept`, less the letters inserted between them. */
  readonly weight: number
}
