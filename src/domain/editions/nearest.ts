/**
 * Finds words whose surroundings were edited: their place must be more like theirs than any other
 * place of the new edition, and theirs more like it than any other place of the old one.
 */
import { longestCommon } from '../text/longest-common.ts'
import { placesAlike, type LetterWindow, type PlaceAlike, type Span } from './alike.ts'

/** How many letters on each side of the words are compared. */
const compared = 40
/** Longer words have runs of letters that say where they are. */
const longest = 160
/** The least share of the words that must remain, in letters of the longer of old and new. */
const floor = 0.75
/** How many letters around the words must be there, or with them if they are long. */
const leastAround = 8
const leastInAll = 20
/** By how much a place must be more like the words than the next one, and by which share. */
const lead = { points: 6, share: 0.03 } as const

/**
 * Returns where each of `words`, ranges of the letters of the old edition, is among those of the
 * new one; null if it is not sure.
 */
export function findNearest(
  words: readonly Span[],
  before: string,
  after: string,
): readonly (Span | null)[] {
  const short = words
    .map((one, k) => ({ one, k }))
    .filter(({ one }) => one.end - one.start <= longest)
  const windows = short.map(({ one }) => windowOf(one, before))
  const there = placesAlike(windows, before, after)
  const found = short.flatMap(({ one, k }, n) => {
    const range = sureIn(there[n] ?? null, one)
    return range ? [{ one, k, range }] : []
  })
  const back = placesAlike(
    found.map(({ range }) => windowOf(range, after)),
    after,
    before,
  )
  const sure = new Map(
    found.flatMap(({ one, k, range }, n) => {
      const own = leaderOf(back[n] ?? null)?.range
      return own && own.start < one.end && own.end > one.start ? [[k, range] as const] : []
    }),
  )
  return words.map((_, k) => sure.get(k) ?? null)
}

/** Words of the old edition and the range of the new one where they may be. */
interface Move {
  readonly words: Span
  readonly range: Span
  /** Whether there is other evidence: then a rival must be more alike, and not only as alike. */
  readonly isBeside: boolean
}

/**
 * Returns for each move whether other words of the old edition are more like its range, and are not
 * clearly more like another one, which is then their own. `isGone` says whether a letter of the old
 * edition is in a paragraph without a place in the new one.
 */
export function haveRivals(
  moves: readonly Move[],
  before: string,
  after: string,
  isGone: (letter: number) => boolean,
): readonly boolean[] {
  const back = placesAlike(
    moves.map(({ range }) => windowOf(range, after)),
    after,
    before,
  )
  const rivals = moves.map((move, k) =>
    rivalsOf({ ...move, kept: keptOf(move, before, after) }, back[k] ?? null, isGone),
  )
  const sought = rivals.flatMap((those, k) => (those ?? []).map(rival => ({ k, rival })))
  const there = placesAlike(
    sought.map(({ rival }) => windowOf(rival, before)),
    before,
    after,
  )
  const isLeft = new Set(
    sought.flatMap(({ k, rival }, n) => {
      const own = ownPlace(there[n] ?? null, rival)
      const range = moves[k]?.range
      const isElsewhere = own && range && (own.end <= range.start || own.start >= range.end)
      return isElsewhere ? [] : [k]
    }),
  )
  return rivals.map((those, k) => those === null || isLeft.has(k))
}

/** Returns how many letters of the words are in the range. */
function keptOf({ words, range }: Move, before: string, after: string): number {
  const [length, now] = [words.end - words.start, range.end - range.start]
  // Longer words are not counted, which takes time in proportion to the square of their length.
  if (Math.max(length, now) > longest) return floor * Math.min(length, now)
  return longestCommon(before.slice(words.start, words.end), after.slice(range.start, range.end))
}

/** Other words that may be those of a place. */
interface Rival extends Span {
  /** How many letters of the place they have. */
  readonly inside: number
}

/** Returns the range of the clear place of a rival, if as many of its letters are there. */
function ownPlace(places: readonly PlaceAlike[] | null, rival: Rival): Span | null {
  const leader = leaderOf(places)
  return leader && leader.inside >= rival.inside ? sureIn(places, rival) : null
}

/**
 * Returns the words of the old edition that are about as much like the range of a move as its own
 * words; null if too many may be.
 */
function rivalsOf(
  { words, isBeside, kept }: Move & { readonly kept: number },
  places: readonly PlaceAlike[] | null,
  isGone: (letter: number) => boolean,
): readonly Rival[] | null {
  if (!places) return isBeside ? [] : null
  const isOwn = ({ range }: PlaceAlike) =>
    range !== null && range.start < words.end && range.end > words.start
  const own = places.filter(isOwn)
  const most = (of: (one: PlaceAlike) => number) => Math.max(0, ...own.map(of))
  const [score, close] = [most(one => one.score), most(one => one.close)]
  const clear = Math.max(lead.points, score * lead.share)
  return places.flatMap(one => {
    if (one.range === null || isOwn(one)) return []
    // Only what is around it is like the place: the words themselves are not there.
    if (one.inside < floor * kept) return []
    // What is beside the words distinguishes them from others that have their own place.
    const least = isBeside && !isGone(one.range.start) ? 0 : clear
    return score - one.score < least || one.close > close
      ? [{ ...one.range, inside: one.inside }]
      : []
  })
}

const windowOf = ({ start, end }: Span, text: string): LetterWindow => ({
  start,
  end,
  from: Math.max(0, start - compared),
  to: Math.min(text.length, end + compared),
})

/**
 * Returns the place that is clearly the most alike; null if another is nearly as alike, or has more
 * of the words and of the letters close to them.
 */
function leaderOf(places: readonly PlaceAlike[] | null): PlaceAlike | null {
  const [first, ...others] = places ?? []
  if (!first?.range) return null
  const least = Math.max(lead.points, first.score * lead.share)
  const { start, end } = first.range
  const rivals = others.filter(({ range }) => range && (range.end <= start || range.start >= end))
  const isClear = rivals.every(
    ({ score, close }) => first.score - score >= least && close <= first.close,
  )
  return isClear ? first : null
}

/** Returns the range of the clear place if enough of the words and of what is around is there. */
function sureIn(places: readonly PlaceAlike[] | null, words: Span): Span | null {
  const leader = leaderOf(places)
  if (!leader?.range) return null
  const { range, inside, around } = leader
  const longer = Math.max(words.end - words.start, range.end - range.start)
  const isEnough = around >= leastAround || around + inside >= leastInAll
  return isEnough && inside >= floor * longer ? range : null
}
