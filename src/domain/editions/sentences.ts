/**
 * Finds words by their sentences: a sentence that is in both editions to the letter, once in each,
 * takes its words along without any context.
 */
import type { Span } from './alike.ts'
import type { BothLetters, Letters } from './letters.ts'
import { placesOfRuns, runLength, shiftsOf, type PlaceOfRun } from './runs.ts'

/** The greatest length of sentences that are compared, in letters. */
const longest = 400
/**
 * The least length of a sentence that is shorter than a run. It must be within a paragraph in both
 * editions, because a short line of its own may be one that any dialogue has.
 */
const shortest = 6

/**
 * Returns the ranges of the words in the new edition if their sentences are there to the letter,
 * and begin or end as sentences there; null for others.
 */
export function findSentences(words: readonly Span[], both: BothLetters): readonly (Span | null)[] {
  const whole = words.map(one => sentencesOf(one, both.before))
  const isShort = (one: Span | null | undefined): one is Span =>
    one != null && one.end - one.start < runLength
  const ofRuns = shiftsOf(placesOfRuns(words, both))
  const short = whole.filter(isShort)
  const ofShort = short.length > 0 ? shiftsOf(placesOfRuns(short, both, shortest)) : ofRuns
  return words.map((one, k) => {
    const sentence = whole[k]
    if (!sentence) return null
    const shift = isShort(sentence)
      ? shiftOfShort(sentence, ofShort, both)
      : shiftOf(sentence, ofRuns, both)
    return shift === null ? null : withNumber(one, shift, both)
  })
}

/**
 * Returns the range of words that have moved by `shift`. The number of an item before the words may
 * be another one now.
 */
function withNumber({ start, end }: Span, shift: number, { before, after }: BothLetters): Span {
  const paragraph = before.paragraphOf(start)
  const words = before.wordsOf(paragraph)
  if (start >= words) return { start: start + shift, end: end + shift }
  const there = after.paragraphOf(words + shift)
  const begin = after.wordsOf(there) === words + shift ? after.beginOf(there) : words + shift
  const isWhole = start === before.beginOf(paragraph)
  return { start: isWhole ? begin : Math.max(begin, start + shift), end: end + shift }
}

/** Words, and the range of the new edition where they may be. */
interface Led {
  readonly words: Span
  readonly range: Span
}

/**
 * Returns for each of `moves` whether the sentences of its words are in the new edition to the
 * letter, but not where it leads.
 */
export function sentencesElsewhere(moves: readonly Led[], both: BothLetters): readonly boolean[] {
  const isLeft = ({ words, range }: Led): boolean => {
    const whole = sentencesOf(words, both.before)
    if (whole === null) return false
    const sentence = textOf(whole, both.before)
    const from = Math.max(0, range.start - sentence.length)
    return !both.after.text.slice(from, range.end + sentence.length).includes(sentence)
  }
  const left = moves.filter(isLeft)
  const found = findSentences(
    left.map(({ words }) => words),
    both,
  )
  const elsewhere = new Set(left.filter((_, k) => found[k] !== null))
  return moves.map(one => elsewhere.has(one))
}

/**
 * Returns by how much a sentence has moved; null if it is not there. It is nowhere else if one of
 * its runs is not.
 */
function shiftOf(sentence: Span, shiftAt: PlaceOfRun, { before, after }: BothLetters) {
  const words = textOf(sentence, before)
  for (let at = sentence.start; at + runLength <= sentence.end; at++) {
    const shift = shiftAt(at)
    if (shift === null) continue
    const isThere =
      after.text.startsWith(words, sentence.start + shift) &&
      (after.isBeginning(sentence.start + shift) || after.isBeginning(sentence.end + shift))
    return isThere ? shift : null
  }
  return null
}

/** The same for a sentence that is shorter than a run. */
function shiftOfShort(sentence: Span, shiftAt: PlaceOfRun, { before, after }: BothLetters) {
  const shift = shiftAt(sentence.start)
  if (shift === null || isParagraph(sentence, before)) return null
  const there = { start: sentence.start + shift, end: sentence.end + shift }
  const isThere =
    textOf(there, after) === textOf(sentence, before) &&
    after.isBeginning(there.start) &&
    after.isBeginning(there.end) &&
    !isParagraph(there, after)
  return isThere ? shift : null
}

/** Whether a sentence is all of its paragraph. */
function isParagraph({ start, end }: Span, letters: Letters): boolean {
  const own = letters.paragraphOf(start)
  const isOther = (letter: number) =>
    letter < 0 || letter >= letters.text.length || letters.paragraphOf(letter) !== own
  return isOther(start - 1) && isOther(end)
}

/**
 * Returns the sentences that have the words, without the number of an item; null if they are too
 * short or too long.
 */
function sentencesOf(words: Span, letters: Letters): Span | null {
  const { start, end } = around(words, letters)
  return end - start < shortest || end - start > longest ? null : { start, end }
}

/** Returns the letters of the sentences that have the words, without the number of an item. */
export const wholeSentences = (words: Span, letters: Letters): string =>
  textOf(around(words, letters), letters)

function around({ start, end }: Span, letters: Letters): Span {
  let first = Math.max(start, letters.wordsOf(letters.paragraphOf(start)))
  let last = end
  while (first > 0 && !letters.isBeginning(first)) first--
  while (last < letters.text.length && !letters.isBeginning(last)) last++
  return { start: first, end: last }
}

const textOf = ({ start, end }: Span, { text }: Letters): string => text.slice(start, end)
