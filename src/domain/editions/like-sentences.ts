/**
 * Finds words by their sentence, of which a few letters were changed: a sentence that is clearly
 * the most like it takes its words along without any context.
 */
import { placesAlike, type LetterWindow, type PlaceAlike, type Span } from './alike.ts'
import { lettersInCommon } from './in-order.ts'
import type { BothLetters, Letters } from './letters.ts'
import { rangeHolding } from './placed-in-order.ts'

/** The least and the greatest length of a sentence, in letters; that of an item may be shorter. */
const [shortest, shortestItem, longest] = [9, 7, 160] as const
/** The least share of a sentence that must be in the other one, in letters of the longer. */
const alike = 0.6
/** By how many letters it must have more than any other place, and by which share. */
const lead = { letters: 4, share: 0.2 } as const
/** How many of the first letters of an item may have changed. */
const slack = 4
/** The least share of the words that must remain, in letters of the longer of old and new. */
const floor = 0.75

/**
 * Returns where each of `words`, ranges of the letters of the old edition, is in the sentence that
 * is like theirs; null if there is no such sentence, or if others are nearly as alike. Of words in
 * two sentences, those in one of them are enough.
 */
export function findInLikeSentences(
  words: readonly Span[],
  both: BothLetters,
): readonly (Span | null)[] {
  const { before, after } = both
  const sought = words.flatMap((one, k) => {
    const part = mainPart(one, before)
    return part ? [{ k, ...part }] : []
  })
  const there = placesAlike(
    sought.map(({ sentence }) => windowOf(sentence)),
    before.text,
    after.text,
  )
  const found = sought.flatMap((one, n) => {
    const range = leaderOf(there[n] ?? null)
    const sentence = range && sentenceAt(range, after)
    return sentence && range.end > range.start ? [{ ...one, there: sentence }] : []
  })
  const back = placesAlike(
    found.map(one => windowOf(one.there)),
    after.text,
    before.text,
  )
  const sure = new Map(
    found.flatMap(({ k, words: part, sentence, there: other }, n) => {
      const own = leaderOf(back[n] ?? null)
      if (!own || own.end <= sentence.start || own.start >= sentence.end) return []
      const range = within(part, { from: sentence, to: other }, both)
      return range ? [[k, withNumber(words[k] ?? part, part, range, both)] as const] : []
    }),
  )
  return words.map((_, k) => sure.get(k) ?? null)
}

const windowOf = ({ start, end }: Span): LetterWindow => ({ start, end, from: start, to: end })

/** Returns the sentence that has most of the words, and the words in it; null if it has too few. */
function mainPart(words: Span, letters: Letters): { words: Span; sentence: Span } | null {
  let best: { words: Span; sentence: Span } | null = null
  for (let at = words.start; at < words.end;) {
    const sentence = sentenceAround(at, letters)
    const part = { start: at, end: Math.min(words.end, sentence.end) }
    if (!best || lengthOf(part) > lengthOf(best.words)) best = { words: part, sentence }
    at = part.end
  }
  const isEnough = best && lengthOf(best.words) >= floor * lengthOf(words)
  return best && isEnough && isComparable(best.sentence, letters) ? best : null
}

const lengthOf = ({ start, end }: Span): number => end - start

function isComparable(one: Span, letters: Letters): boolean {
  const number = letters.paragraphOf(one.start)
  const isItem = letters.wordsOf(number) === one.start && letters.beginOf(number) < one.start
  return lengthOf(one) >= (isItem ? shortestItem : shortest) && lengthOf(one) <= longest
}

/** Returns the sentence of a letter, as far as it is compared. */
function sentenceAround(letter: number, letters: Letters): Span {
  let [start, end] = [letter, letter + 1]
  while (start > 0 && letter - start <= longest && !letters.isBeginning(start)) start--
  while (end < letters.text.length && end - letter <= longest && !letters.isBeginning(end)) end++
  return { start, end }
}

/** Returns the sentence in which a range is; null if most of that is something else. */
function sentenceAt(range: Span, letters: Letters): Span | null {
  const sentence = sentenceAround((range.start + range.end) >> 1, letters)
  const inside = Math.min(range.end, sentence.end) - Math.max(range.start, sentence.start)
  return isComparable(sentence, letters) && inside >= alike * lengthOf(sentence) ? sentence : null
}

/** Returns the range of the place that is clearly the most alike; null if none is. */
function leaderOf(places: readonly PlaceAlike[] | null): Span | null {
  const [first, ...others] = (places ?? []).toSorted((a, b) => b.inside - a.inside)
  const range = first?.range
  if (!range) return null
  const least = Math.max(lead.letters, first.inside * lead.share)
  const isClear = others.every(
    one =>
      one.range === null ||
      (one.range.start < range.end && one.range.end > range.start) ||
      first.inside - one.inside >= least,
  )
  return isClear ? range : null
}

/** Returns `range` with the number of its item, if the words began with that of theirs. */
function withNumber(words: Span, part: Span, range: Span, { before, after }: BothLetters): Span {
  const [from, to] = [before.paragraphOf(part.start), after.paragraphOf(range.start)]
  const isFirst = part.start <= before.wordsOf(from) && words.start === before.beginOf(from)
  const begin = after.beginOf(to)
  return isFirst && range.start - after.wordsOf(to) < slack
    ? { start: begin, end: range.end }
    : range
}

/** Returns where words of the sentence `from` are in the sentence `to`. */
function within(
  words: Span,
  { from, to }: { readonly from: Span; readonly to: Span },
  { before, after }: BothLetters,
): Span | null {
  const now = new Map<number, number>()
  for (const run of lettersInCommon(before.text, after.text, { from, to }))
    now.set(run.from, run.to)
  if (now.size < alike * Math.max(lengthOf(from), lengthOf(to))) return null
  const range = rangeHolding(words, letter => now.get(letter) ?? -1)
  return range && range.kept >= floor * Math.max(lengthOf(words), lengthOf(range)) ? range : null
}
