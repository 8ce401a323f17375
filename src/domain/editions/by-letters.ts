/**
 * Finds words by the letters around them, whatever became of paragraphs and punctuation: an item
 * that has other neighbours, or dialogue that another edition breaks into paragraphs differently.
 */
import type { Anchor } from '../anchor.ts'
import { longestCommon } from '../text/longest-common.ts'
import type { Span } from './alike.ts'
import { areWordsKept, withEdges } from './kept-words.ts'
import type { BothLetters, Letters } from './letters.ts'
import { findInLikeSentences } from './like-sentences.ts'
import { findNearest, haveRivals } from './nearest.ts'
import { nearWords, placesOfRuns, runLength, shiftsOf, type PlaceOfRun } from './runs.ts'
import { findSentences, sentencesElsewhere } from './sentences.ts'
import { shinglesOf } from './shingles.ts'
import type { EditionPair, EditionParagraph, EditionPlace } from './match.ts'

/**
 * How many letters on each side of the words are compared, and how many of them must remain: on one
 * side, on both together, and on each if letters of the words changed.
 */
const context = { compared: 12, onOneSide: 8, onBoth: 10, whenChanged: 3 } as const
/** The least share of the words that must remain, in letters of the longer of old and new. */
const floor = 0.75
/** Fewer letters have too many places. */
const leastLetters = 1

interface Sought {
  readonly anchor: Anchor
  /** The number of its paragraph. */
  readonly number: number
  /** Where its letters begin and end among all letters of the old edition. */
  readonly start: number
  readonly end: number
}

/**
 * Returns where the words of `anchors` are in the new edition, for those whose place is certain.
 */
export function findByLetters(
  anchors: readonly Anchor[],
  { old, fresh, match }: Pick<EditionPair, 'old' | 'fresh' | 'match'>,
  { before, after }: BothLetters,
): ReadonlyMap<Anchor, readonly EditionPlace[]> {
  if (anchors.length === 0) return new Map()
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  const sought = anchors.flatMap((anchor): readonly Sought[] => {
    const number = numbers.get(anchor.paragraphId)
    if (number === undefined) return []
    const [start, end] = [before.from(number, anchor.start), before.from(number, anchor.end)]
    return end - start < leastLetters ? [] : [{ anchor, number, start, end }]
  })
  const runs = placesOfRuns(sought, { before, after })
  const found = new Map<Anchor, readonly EditionPlace[]>()
  const isTaken = takenBy(match, before)
  const both = { before, after }
  const sentences = findSentences(sought, both)
  const ranges = sought.map((one, k) => sentences[k] ?? rangeOf(one, runs, both))
  const nearest = findNearest(sought, before.text, after.text)
  const alike = findInLikeSentences(sought, both)
  const moves = sought.flatMap((words, k) => {
    const range = nearest[k] || sentences[k] ? null : ranges[k]
    return range ? [{ words, range, isBeside: false }] : []
  })
  const have = haveRivals(moves, before.text, after.text, goneIn(match, before))
  const rivalledWords = new Set(moves.filter((_, k) => have[k]).map(({ words }) => words))
  for (const [k, one] of sought.entries()) {
    const near = nearest[k] ?? null
    const like = alike[k] ?? null
    const range = near ?? (rivalledWords.has(one) ? null : ranges[k]) ?? like
    if (range === null) continue
    const places = withEdges(after.places(range.start, range.end, fresh), one.anchor, fresh)
    const words = after.text.slice(range.start, range.end)
    const isFree = places.every(
      ({ index }) => !isTaken(index, one.number, words, near !== null || range === like),
    )
    if (isFree && areWordsKept(one.anchor, places, fresh)) found.set(one.anchor, places)
  }
  return found
}

/** Words on their way to a place that a match of their paragraphs gave them. */
export interface Crossed {
  readonly anchor: Anchor
  readonly places: readonly EditionPlace[]
  /** Whether the paragraphs are known by what is beside them too. */
  readonly isBeside: boolean
}

/**
 * Returns those of `crossed` that have a rival: words elsewhere in the old edition that are more
 * like the place than they are. Words whose sentence is elsewhere to the letter are among them.
 */
export function rivalled(
  crossed: readonly Crossed[],
  { old, match }: Pick<EditionPair, 'old' | 'match'>,
  { before, after }: BothLetters,
): ReadonlySet<Anchor> {
  if (crossed.length === 0) return new Set()
  const moves = movesOf(crossed, old, { before, after })
  const have = haveRivals(moves, before.text, after.text, goneIn(match, before))
  const leave = sentencesElsewhere(moves, { before, after })
  return new Set(crossed.flatMap(({ anchor }, k) => (have[k] || leave[k] ? [anchor] : [])))
}

function movesOf(
  crossed: readonly Crossed[],
  old: readonly EditionParagraph[],
  { before, after }: BothLetters,
) {
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  return crossed.map(({ anchor, places, isBeside }) => {
    const number = numbers.get(anchor.paragraphId) ?? 0
    const [first, last] = [places[0], places.at(-1)]
    return {
      words: { start: before.from(number, anchor.start), end: before.from(number, anchor.end) },
      range: {
        start: after.from(first?.index ?? 0, first?.start ?? 0),
        end: after.from(last?.index ?? 0, last?.end ?? 0),
      },
      isBeside,
    }
  })
}

function goneIn({ gone }: EditionPair['match'], before: Letters): (letter: number) => boolean {
  const numbers = new Set(gone)
  return letter => numbers.has(before.paragraphOf(letter))
}

/**
 * Returns a test of whether the paragraph `index` of the new edition is another paragraph of the
 * old one that has the same words: a near-copy of a paragraph that is gone.
 */
function takenBy({ matches }: EditionPair['match'], before: Letters) {
  const owners = new Map(matches.flatMap(one => one.fresh.map(index => [index, one] as const)))
  return (index: number, number: number, words: string, isNearest: boolean): boolean => {
    const owner = owners.get(index)
    if (owner === undefined || owner.old.includes(number)) return false
    if (owner.kind !== 'changed') return true
    const own = shinglesOf(before.of(number))
    return owner.old.some(other => {
      const text = before.of(other)
      return text.includes(words) || areNearCopies(own, shinglesOf(text), isNearest)
    })
  }
}

/** Whether half of one paragraph is in the other; of the longer one if they must be `alike`. */
function areNearCopies(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  alike: boolean,
): boolean {
  const shared = Array.from(one).filter(shingle => other.has(shingle)).length
  const size = alike ? Math.max(one.size, other.size) : Math.min(one.size, other.size)
  return shared * 2 >= size
}

/** Returns the range of the words among the letters of the new edition; null if it is not sure. */
function rangeOf({ start, end }: Sought, placeOf: PlaceOfRun, both: BothLetters): Span | null {
  const [before, after] = [both.before.text, both.after.text]
  const shiftAt = shiftsOf(placeOf)
  // The run nearest to each end says how far its letters have moved.
  const near = (from: number, step: number) => {
    for (let k = 0; k <= nearWords; k++) {
      const shift = shiftAt(from + k * step)
      if (shift !== null) return shift
    }
    return null
  }
  const lefts = [near(start - (runLength >> 1), -1), near(start, 1)]
  const rights = [near(end - (runLength >> 1), 1), near(end - runLength, -1)]
  for (const left of lefts) {
    for (const right of rights) {
      if (left === null || right === null) continue
      const range = { start: start + left, end: end + right }
      if (isSure({ start, end }, range, before, after)) return range
    }
  }
  return null
}

/** Whether the letters of `range` and enough of those beside them are the same as before. */
function isSure(from: Span, range: Span, before: string, after: string): boolean {
  const [length, now] = [from.end - from.start, range.end - range.start]
  const isInside = range.start >= 0 && range.end <= after.length
  if (!isInside || now < length * floor || now * floor > length) return false
  const [was, is] = [before.slice(from.start, from.end), after.slice(range.start, range.end)]
  if (longestCommon(was, is) < floor * Math.max(length, now)) return false
  const isTelling = was === is && length >= telling
  return (
    isContextKept(from, range, before, after) ||
    (isTelling && areNeighboursKept(from, range, before, after))
  )
}

/** The least length of words that are the same to the letter and need little context. */
const telling = 12
/** How many of the letters next to such words must be next to them still. */
const neighbours = 3

function areNeighboursKept(from: Span, to: Span, before: string, after: string): boolean {
  let [left, right] = [0, 0]
  while (left < neighbours && before[from.start - left - 1] === after[to.start - left - 1]) left++
  while (right < neighbours && before[from.end + right] === after[to.end + right]) right++
  return left + right >= neighbours
}

/** Whether enough letters beside the words are beside them still. */
function isContextKept(from: Span, to: Span, before: string, after: string): boolean {
  const side = (a: number, b: number) =>
    longestCommon(
      before.slice(Math.max(0, a), Math.max(0, a) + context.compared),
      after.slice(Math.max(0, b), Math.max(0, b) + context.compared),
    )
  const left = side(from.start - context.compared, to.start - context.compared)
  const right = side(from.end, to.end)
  const areSame = before.slice(from.start, from.end) === after.slice(to.start, to.end)
  if (!areSame && Math.min(left, right) < context.whenChanged) return false
  return Math.max(left, right) >= context.onOneSide || left + right >= context.onBoth
}
