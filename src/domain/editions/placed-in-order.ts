/**
 * Decides which words are where the order of the text leads them: enough of them must be there, and
 * of what was beside them.
 */
import type { Anchor } from '../anchor.ts'
import type { Span } from './alike.ts'
import { followInOrder, type LetterNow } from './in-order.ts'
import type { BothLetters } from './letters.ts'
import { areWordsKept, isItemKept, withEdges } from './kept-words.ts'
import type { EditionMatch, EditionPair, EditionPlace } from './match.ts'

/** The least share of the words that must be there, in letters of the longer of old and new. */
const floor = 0.75
/** How many letters on each side are looked at, and how far apart they may be now. */
const beside = { letters: 12, within: 16 } as const
/** How many of them must be there: on the better side, and on the other one. */
const sure = { one: 8, other: 4, ofShort: 7 } as const
/** Fewer letters than this may be anywhere. */
const short = 4
/** Fewer words need more of what is beside them. */
const likely = { letters: 8, one: 4 } as const

/** As many letters that are all there need nothing beside them. */
const long = 16

/** The range of words, and whether what is on both sides of them is there too. */
interface InOrder extends Span {
  readonly isSure: boolean
}

/** Returns where the order of the text leads the words of `anchors`. */
export function findInOrder(
  anchors: readonly Anchor[],
  { old, fresh, match }: Pick<EditionPair, 'old' | 'fresh' | 'match'>,
  { before, after }: BothLetters,
): ReadonlyMap<Anchor, { readonly places: readonly EditionPlace[]; readonly isSure: boolean }> {
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  const sought = anchors.flatMap(anchor => {
    const number = numbers.get(anchor.paragraphId) ?? -1
    const [start, end] = [before.from(number, anchor.start), before.from(number, anchor.end)]
    return end > start ? [{ anchor, number, start, end }] : []
  })
  const ranges = placedInOrder(sought, { before, after }, match.matches)
  return new Map(
    sought.flatMap(({ anchor, number }, k) => {
      const range = ranges[k]
      if (!range) return []
      const places = withEdges(after.places(range.start, range.end, fresh), anchor, fresh)
      return areWordsKept(anchor, places, fresh) &&
        isItemKept(anchor, old[number]?.text ?? '', places, fresh)
        ? [[anchor, { places, isSure: range.isSure }] as const]
        : []
    }),
  )
}

/** Returns where ranges of the letters of the old edition are; null if it is not sure. */
function placedInOrder(
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
  const isSure = one >= sure.one && other >= (length < short ? sure.ofShort : sure.other)
  const isEnough =
    length >= likely.letters
      ? one >= likely.one || (isSame && length >= long)
      : length >= short && one >= sure.one && isSame
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
