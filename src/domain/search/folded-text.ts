/**
 * Text made ready for comparison, with an exact way back: every place in it knows which
 * stretch of the original it came from. White space within Chinese is nothing, elsewhere
 * one space; what cannot be seen is nothing.
 */
import type { Range } from '../anchor.ts'
import { complex, mark, nothing, space, type FoldTable } from './fold-table.ts'
import { Numbers } from './numbers.ts'

/** Stands between the passages of a folded text; no query contains it. */
const separator = 0x0a

/** Which folded stretch came from where; sorted by `at`. */
interface Runs {
  /** Where in the folded text the run begins. */
  readonly at: Uint32Array
  /** Where in its passage the run begins. */
  readonly raw: Uint32Array
  /** 0: unit by unit. Else the whole run stands for so many units of the original together. */
  readonly width: Uint32Array
}

export interface FoldedText {
  readonly text: string
  /** Where in `text` each passage begins. */
  readonly starts: Uint32Array
  readonly runs: Runs
}

/** Folds passage after passage into one text. */
export class Folder {
  readonly #table: FoldTable
  readonly #units = new Units(1024)
  readonly #starts = new Numbers(64)
  readonly #at = new Numbers(256)
  readonly #raw = new Numbers(256)
  readonly #width = new Numbers(256)
  /** Where the next unit must come from to belong to the run; -1: a new one begins. */
  #expected = -1
  #wasWide = false
  #blank = -1

  constructor(table: FoldTable) {
    this.#table = table
  }

  /** Adds `text` as the next passage, without the stretches `skipped`, which are sorted and do not overlap. */
  add(text: string, skipped: readonly Range[] = []): void {
    if (this.#starts.length > 0) this.#units.push(separator)
    this.#starts.push(this.#units.length)
    this.#expected = -1
    this.#wasWide = true
    this.#blank = -1
    let from = 0
    for (const { start, end } of skipped) {
      this.#stretch(text, from, start)
      from = Math.max(from, end)
    }
    this.#stretch(text, from, text.length)
  }

  finish(): FoldedText {
    return {
      text: this.#units.toString(),
      starts: this.#starts.toArray(),
      runs: { at: this.#at.toArray(), raw: this.#raw.toArray(), width: this.#width.toArray() },
    }
  }

  #stretch(text: string, from: number, to: number): void {
    const { units } = this.#table
    for (let i = from; i < to;) {
      const folded = units[text.charCodeAt(i)] ?? complex
      if (folded === nothing) i++
      else if (folded === space) {
        if (this.#blank < 0) this.#blank = i
        i++
      } else if (folded < mark && units[text.charCodeAt(i + 1)] !== mark) {
        this.#gap(i, isWide(folded))
        i = this.#plainRun(text, i, to)
      } else {
        const end = this.#clusterEnd(text, i, to)
        this.#cluster(text.slice(i, end), i)
        i = end
      }
    }
  }

  /** Takes the characters from `start` on that become one unit each, which are nearly all; answers where they end. */
  #plainRun(text: string, start: number, limit: number): number {
    const { units } = this.#table
    const before = this.#units.length
    const room = this.#units.reserve(limit - start)
    let at = start
    for (; at < limit; at++) {
      const folded = units[text.charCodeAt(at)] ?? complex
      if (folded <= space || folded >= mark) break
      room[before + at - start] = folded
    }
    // What bears a mark is looked at together with it.
    if (at < limit && units[text.charCodeAt(at)] === mark) at--
    this.#plain(start, at - start)
    this.#units.length = before + at - start
    this.#wasWide = isWide(room[this.#units.length - 1] ?? 0)
    return at
  }

  /** A character and the marks on it. */
  #clusterEnd(text: string, start: number, limit: number): number {
    const { units } = this.#table
    let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    while (end < limit && units[text.charCodeAt(end)] === mark) end++
    return Math.min(end, limit)
  }

  #cluster(original: string, raw: number): void {
    const folded = this.#table.cluster(original)
    if (folded === '') return
    this.#gap(raw, isWide(folded.codePointAt(0) ?? 0))
    if (folded.length === original.length && isOneCharacter(original)) {
      this.#plain(raw, folded.length)
    } else {
      this.#run(raw, original.length)
      this.#expected = -1
    }
    for (let i = 0; i < folded.length; i++) this.#units.push(folded.charCodeAt(i))
  }

  /** Writes the space that was passed, unless it stood beside something Chinese. */
  #gap(raw: number, wide: boolean): void {
    if (this.#blank >= 0 && !this.#wasWide && !wide) {
      this.#run(this.#blank, raw - this.#blank)
      this.#units.push(space)
      this.#expected = -1
    }
    this.#blank = -1
    this.#wasWide = wide
  }

  #plain(raw: number, length: number): void {
    if (raw !== this.#expected) this.#run(raw, 0)
    this.#expected = raw + length
  }

  #run(raw: number, width: number): void {
    this.#at.push(this.#units.length)
    this.#raw.push(raw)
    this.#width.push(width)
  }
}

/** `text` folded by itself. */
export function fold(text: string, table: FoldTable): string {
  const folder = new Folder(table)
  folder.add(text)
  return folder.finish().text
}

/** Finds the way back from a folded text; quickest where it is asked in the order of the text. */
export class WayBack {
  readonly #folded: FoldedText
  #passage = 0
  #run = 0

  constructor(folded: FoldedText) {
    this.#folded = folded
  }

  /** Which passage the place `at` of the folded text is in, from 0. */
  passage(at: number): number {
    this.#passage = lastUpTo(this.#folded.starts, at, this.#passage)
    return this.#passage
  }

  /** The stretch of the original that `start` to `end` of the folded text came from: whole characters, UTF-16 offsets into the passage. */
  range(start: number, end: number): Range {
    const { at, raw, width } = this.#folded.runs
    const first = lastUpTo(at, start, this.#run)
    const last = lastUpTo(at, end - 1, first)
    this.#run = first
    const from = raw[first] ?? 0
    const to = raw[last] ?? 0
    const whole = width[last] ?? 0
    return {
      start: width[first] ? from : from + start - (at[first] ?? 0),
      end: whole > 0 ? to + whole : to + end - (at[last] ?? 0),
    }
  }
}

/** The last of the ascending `numbers` that is not above `wanted`; `near` is where it may well be. */
function lastUpTo(numbers: Uint32Array, wanted: number, near: number): number {
  let low = (numbers[near] ?? Infinity) <= wanted ? near : 0
  // Mostly it is one of the next.
  for (const end = low + 8; low < end; low++)
    if ((numbers[low + 1] ?? Infinity) > wanted) return low
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether a character is set in a square, with no space around it: Han, kana, Chinese punctuation. */
const isWide = (point: number): boolean =>
  (point >= 0x2e80 && point <= 0xa4cf) ||
  (point >= 0xf900 && point <= 0xfaff) ||
  (point >= 0x20000 && point <= 0x3ffff)

const isOneCharacter = (text: string): boolean =>
  text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)

/** A growing text. */
class Units {
  #units: Uint16Array
  length = 0

  constructor(room: number) {
    this.#units = new Uint16Array(room)
  }

  push(unit: number): void {
    this.reserve(1)[this.length++] = unit
  }

  /** The units, with room for `more` after the last. */
  reserve(more: number): Uint16Array {
    if (this.length + more > this.#units.length) {
      const larger = new Uint16Array((this.length + more) * 2)
      larger.set(this.#units)
      this.#units = larger
    }
    return this.#units
  }

  toString(): string {
    // More arguments at once than this may be more than the stack holds.
    const step = 8192
    let text = ''
    for (let at = 0; at < this.length; at += step) {
      text += String.fromCharCode(...this.#units.subarray(at, Math.min(at + step, this.length)))
    }
    return text
  }
}
