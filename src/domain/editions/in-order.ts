/**
 * Follows the letters of one edition into another, in the order of the text: sequences that occur
 * once in each say where the letters between them are, and between those shorter sequences do.
 */
import { longestAscent } from '../text/longest-ascent.ts'
import type { Span } from './alike.ts'
import { Grams } from './grams.ts'
import type { BothLetters } from './letters.ts'
import type { EditionMatch } from './match.ts'

/**
 * How many letters the sequences have, one after the other, and the greatest length of texts, in
 * letters, between which sequences of that length are evidence.
 */
const levels = [
  { size: 12, most: Number.POSITIVE_INFINITY },
  { size: 8, most: 60_000 },
  { size: 5, most: 6000 },
  { size: 3, most: 1200 },
  { size: 2, most: 160 },
] as const
/** Shorter texts are compared letter by letter: the product of the lengths of both. */
const leastCells = 10_000
/** The same, for texts that share no sequence, if all letters are wanted. */
const mostCells = 400_000
/** How many letters around the sought ones are followed, as a power of two. */
const blockBits = 6

/** Two texts between letters that are known. */
export interface Gap {
  readonly from: Span
  readonly to: Span
}

/** Returns the place of a letter in the new edition; -1 if it is not there in the order. */
export type LetterNow = (letter: number) => number

/** Follows the letters near `sought`, ranges of the letters of the old edition. */
export function followInOrder(
  sought: readonly Span[],
  both: BothLetters,
  matches: EditionMatch['matches'],
): LetterNow {
  const following = new Following(sought, both)
  const runs = paragraphRuns(matches, both)
  const [from, to] = [both.before, both.after].map(({ text }) => ({ start: 0, end: text.length }))
  for (const run of runs) following.put(run)
  if (from && to) for (const gap of gapsOf(runs, { from, to })) following.fill(gap, 0)
  return letter => following.now[letter] ?? -1
}

/**
 * Follows all UTF-16 code units of `before` into `after`. Returns, for each, its place there, or
 * -1; the places ascend. A half of a surrogate pair may be followed without the other half.
 */
export function unitsInOrder(before: string, after: string): Int32Array {
  const whole = { start: 0, end: before.length }
  const texts = { before: { text: before }, after: { text: after } }
  const following = new Following([whole], texts, mostCells)
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++
  let tail = 0
  const isSame = (k: number) =>
    before.charCodeAt(before.length - k) === after.charCodeAt(after.length - k)
  while (tail < most - head && isSame(tail + 1)) tail++
  const [from, to] = [before.length - tail, after.length - tail]
  following.put({ from: 0, to: 0, length: head })
  following.put({ from, to, length: tail })
  following.fill({ from: { start: head, end: from }, to: { start: head, end: to } }, 0)
  return following.now
}

/** Returns the letters of paragraphs that stayed as they were, in the order of both editions. */
function paragraphRuns(
  matches: EditionMatch['matches'],
  { before, after }: BothLetters,
): readonly Run[] {
  const same = matches.flatMap(({ kind, old: [one = 0], fresh: [other = 0] }) => {
    const [from, to] = [before.beginOf(one), after.beginOf(other)]
    return kind === 'same' ? [{ from, to, length: before.beginOf(one + 1) - from }] : []
  })
  return longestAscent(
    same.toSorted((a, b) => a.from - b.from),
    ({ to }) => to,
  )
}

type BothTexts = Readonly<Record<keyof BothLetters, { readonly text: string }>>

class Following {
  readonly now: Int32Array
  readonly #before: string
  readonly #after: string
  /** For each block of letters, 1 if a sought one is in it or beside it. */
  readonly #isSought: Uint8Array
  readonly #mostCells: number

  constructor(sought: readonly Span[], { before, after }: BothTexts, most = leastCells) {
    this.#mostCells = most
    this.#before = before.text
    this.#after = after.text
    this.now = new Int32Array(before.text.length).fill(-1)
    this.#isSought = new Uint8Array((before.text.length >> blockBits) + 2)
    for (const { start, end } of sought)
      this.#isSought.fill(1, Math.max(0, (start >> blockBits) - 1), (end >> blockBits) + 2)
  }

  readonly put = ({ from, to, length }: Run): void => {
    for (let k = 0; k < length; k++) this.now[from + k] = to + k
  }

  /** Follows the letters of a gap by the sequences of a level, and of those after it. */
  fill(gap: Gap, level: number): void {
    const { from, to } = gap
    const [length, other] = [from.end - from.start, to.end - to.start]
    const here = levels[level]
    if (length === 0 || other === 0 || !this.#isNeeded(from)) return
    if (length * other <= leastCells) return this.#compare(gap)
    if (!here || Math.max(length, other) > here.most) {
      if (length * other <= this.#mostCells) this.#compare(gap)
      return
    }
    const runs = this.#runsIn(gap, here.size)
    if (runs.length === 0) return this.fill(gap, level + 1)
    for (const run of runs) this.put(run)
    for (const between of gapsOf(runs, gap)) this.fill(between, level)
  }

  #compare(gap: Gap): void {
    for (const run of lettersInCommon(this.#before, this.#after, gap)) this.put(run)
  }

  #isNeeded({ start, end }: Span): boolean {
    for (let block = start >> blockBits; block <= end >> blockBits; block++)
      if (this.#isSought[block] === 1) return true
    return false
  }

  /** Returns the sequences that occur once in each text, as long as they are, in their order. */
  #runsIn({ from, to }: Gap, size: number): readonly Run[] {
    const [a, b] = [this.#before.slice(from.start, from.end), this.#after.slice(to.start, to.end)]
    const grams = new Grams(size, a, [{ from: 0, to: a.length }])
    const [then, now] = [grams.placesIn(a, 1), grams.placesIn(b, 1)]
    const once: { readonly old: number; readonly fresh: number }[] = []
    for (let at = 0; at + size <= a.length; at++) {
      const [there] = now(at)
      if (there !== undefined && then(at).length === 1) once.push({ old: at, fresh: there })
    }
    const runs: Run[] = []
    let [old, fresh] = [0, 0]
    for (const one of longestAscent(once, pair => pair.fresh)) {
      if (one.old < old || one.fresh < fresh) continue
      let [head, length] = [0, size]
      const isSame = (k: number) => a[one.old + k] === b[one.fresh + k]
      while (one.old - head > old && one.fresh - head > fresh && isSame(-head - 1)) head++
      while (one.old + length < a.length && one.fresh + length < b.length && isSame(length))
        length++
      runs.push({
        from: from.start + one.old - head,
        to: to.start + one.fresh - head,
        length: head + length,
      })
      old = one.old + length
      fresh = one.fresh + length
    }
    return runs
  }
}

/** Letters that are the same in both texts, one after the other. */
interface Run {
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Returns the gaps before, between and after runs. */
function gapsOf(runs: readonly Run[], { from, to }: Gap): readonly Gap[] {
  const gaps: Gap[] = []
  let [at, there] = [from.start, to.start]
  for (const run of runs) {
    gaps.push({ from: { start: at, end: run.from }, to: { start: there, end: run.to } })
    at = run.from + run.length
    there = run.to + run.length
  }
  return [...gaps, { from: { start: at, end: from.end }, to: { start: there, end: to.end } }]
}

/**
 * Returns the letters that two short texts have in common, in the order of both: as many as
 * possible, and together if possible. The last ones come first.
 */
export function lettersInCommon(before: string, after: string, { from, to }: Gap): readonly Run[] {
  const [rows, columns] = [from.end - from.start, to.end - to.start]
  const width = columns + 1
  // The best score up to two letters, and the best one with these two put together.
  const best = new Int32Array((rows + 1) * width)
  const joined = new Int32Array((rows + 1) * width)
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++) {
      const cell = row * width + column
      const across = joined[cell - width - 1] ?? 0
      if (before[from.start + row - 1] === after[to.start + column - 1])
        joined[cell] = Math.max((best[cell - width - 1] ?? 0) + alone, across && across + together)
      best[cell] = Math.max(joined[cell] ?? 0, best[cell - width] ?? 0, best[cell - 1] ?? 0)
    }
  const runs: Run[] = []
  let [row, column, isJoined] = [rows, columns, false]
  while (row > 0 && column > 0) {
    const cell = row * width + column
    if (!isJoined && best[cell] === best[cell - width]) row--
    else if (!isJoined && best[cell] === best[cell - 1]) column--
    else {
      const across = joined[cell - width - 1] ?? 0
      isJoined = across > 0 && joined[cell] === across + together
      runs.push({ from: from.start + --row, to: to.start + --column, length: 1 })
    }
  }
  return runs
}

/** The scores of a letter that is in both texts: alone, and after one that is too. */
const [alone, together] = [2, 3] as const
