/**
 * Compares the sentences around words that are led to a place with those that are there. Other
 * sentences may have the same words.
 */
import type { Anchor } from '../../anchor.ts'
import { longestCommon } from '../../text/longest-common.ts'
import type { Span } from '../alike.ts'
import { Grams } from '../grams.ts'
import { lettersOf, type BothLetters, type Letters } from '../letters.ts'
import type { EditionPair, EditionPlace } from '../match.ts'
import { wholeSentences } from '../sentences.ts'

/** Words of the old paragraph `number`, and where they are led. */
export interface LedWords {
  readonly anchor: Pick<Anchor, 'start' | 'end' | 'quote'>
  readonly number: number
  readonly places: readonly EditionPlace[]
}

/** The least share of the letters of a paragraph that make another one its like. */
const alike = 0.75
/** The least share of a sentence that is left of it. */
const leftOver = 0.5
/** Longer texts, in letters, are not compared: that takes time with the square of it. */
const mostCompared = 400

/**
 * Whether words that have left their paragraph are in their own sentence still, or in a paragraph
 * like theirs. Others may be those of a sentence that is nearly the same.
 */
export function isInItsSentence(
  { anchor: { start, end }, number, places }: LedWords,
  { before, after }: BothLetters,
): boolean {
  const [own, there] = [before.of(number), after.of(places[0]?.index ?? 0)]
  const longer = Math.max(own.length, there.length)
  return (
    (longer <= mostCompared && longestCommon(own, there) >= alike * longer) ||
    wholeSentences({ start: before.from(number, start), end: before.from(number, end) }, before) ===
      wholeSentences(lettersAt(places, { before, after }), after)
  )
}

/** The end of a sentence with words after it. */
const endWithin = /[。！？][^\p{L}\p{N}]*[\p{L}\p{N}]/u

/**
 * Returns a test of whether the words of two sentences are in another paragraph than the one that
 * theirs became: one of the sentences may have stayed behind.
 */
export function partedIn({ match }: Pick<EditionPair, 'match'>): (led: LedWords) => boolean {
  const now = new Map(match.matches.flatMap(one => one.old.map(k => [k, one.fresh] as const)))
  return ({ anchor, number, places }) =>
    endWithin.test(anchor.quote.exact) &&
    places.some(({ index }) => now.get(number)?.includes(index) === false)
}

/** Whether the sentence with most of the words is at their place, to the letter. */
export function hasGreaterPart(
  { anchor: { start, quote }, number, places }: LedWords,
  both: BothLetters,
): boolean {
  let [greater, at] = [{ start, end: start }, start]
  for (const part of quote.exact.split(/(?<=[。！？])/u)) {
    const end = at + part.length
    if (part.length > greater.end - greater.start) greater = { start: at, end }
    at = end
  }
  const { before, after } = both
  const own = wholeSentences(
    { start: before.from(number, greater.start), end: before.from(number, greater.end) },
    before,
  )
  const there = lettersAt(places, both)
  const from = Math.max(0, there.start - own.length)
  return after.text.slice(from, there.end + own.length).includes(own)
}

/** Words are sought by so many of their first letters, if they are in fewer places than this. */
const [firstLetters, manyPlaces] = [4, 64]

/**
 * Returns a test of whether words that the old edition has several times are in a sentence that has
 * little of theirs but these words. Only words of `all` may be asked about.
 */
export function foreignIn(
  all: readonly Omit<LedWords, 'places'>[],
  both: BothLetters,
): (led: LedWords) => boolean {
  const { before, after } = both
  let isRepeated: ((led: LedWords) => boolean) | null = null
  return led => {
    const { anchor, number, places } = led
    if (places.length === 0) return false
    const own = wholeSentences(
      { start: before.from(number, anchor.start), end: before.from(number, anchor.end) },
      before,
    )
    const there = wholeSentences(lettersAt(places, both), after)
    const longer = Math.max(own.length, there.length)
    if (longer > mostCompared || longestCommon(own, there) >= leftOver * own.length) return false
    // Few editions have a doubt that needs the whole text to be looked through.
    isRepeated ??= repeatedIn(all, before)
    return isRepeated(led)
  }
}

/** Returns a test of whether the text has words of `all` more than once, in one pass for all. */
function repeatedIn(
  all: readonly Omit<LedWords, 'places'>[],
  before: Letters,
): (led: LedWords) => boolean {
  const { text } = before
  const beginOf = ({ anchor, number }: Omit<LedWords, 'places'>) =>
    before.from(number, anchor.start)
  const parts = all.map(one => ({ from: beginOf(one), to: beginOf(one) + firstLetters }))
  const placesAt = new Grams(firstLetters, text, parts).placesIn(text, manyPlaces)
  return led => {
    const words = lettersOf(led.anchor.quote.exact)
    const places = words.length < firstLetters ? [] : placesAt(beginOf(led))
    // Words in many places have two of them near the beginning of the text.
    return places.length === 0
      ? text.indexOf(words, text.indexOf(words) + 1) >= 0
      : places.filter(at => text.startsWith(words, at)).length > 1
  }
}

function lettersAt(places: readonly EditionPlace[], { after }: BothLetters): Span {
  const [first, last] = [places[0], places.at(-1)]
  return {
    start: after.from(first?.index ?? 0, first?.start ?? 0),
    end: after.from(last?.index ?? 0, last?.end ?? 0),
  }
}
