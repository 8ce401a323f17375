/**
 * Folded text, with an exact way back: every range of it has a range of the original. White space
 * within Chinese is removed and becomes one space elsewhere; invisible characters are removed.
 */
import type { Range } from '../anchor.ts'
import { complex, mark, nothing, space, type FoldTable } from './fold-table.ts'
import { Numbers } from './numbers.ts'

/** Separates the passages of a folded text; no query contains it. */
const separator = 0x0a

export interface FoldedText {
  readonly text: string
  /** The offset in `text` where each passage begins. */
  readonly starts: Uint32Array
  /**
   * The way back as runs of three numbers, together because they are read together: the offset in
   * the folded text where the run begins (ascending); the offset in its passage; and 0 if the run
   * maps unit by unit, else the number of units of the original that all of the run came from.
   */
  readonly runs: Uint32Array
}

/** Folds passages into one text. */
export class Folder {
  readonly #table: FoldTable
  readonly #units = new Units(1024)
  readonly #starts = new Numbers(64)
  readonly #runs = new Numbers(768)
  /** Where the next unit of the run comes from; -1 if a new run begins. */
  #expected = -1
  #wasWide = false
  #blank = -1

  constructor(table: FoldTable) {
    this.#table = table
  }

  /**
   * Adds `text` as the next passage, without the ranges `skipped`, which are sorted and do not
   * overlap.
   */
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
      runs: this.#runs.toArray(),
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

  /**
   * Adds the characters from `start` on that become one unit each, as nearly all do. Returns where
   * they end.
   */
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
    // A character with a combining mark is folded together with it.
    if (at < limit && units[text.charCodeAt(at)] === mark) at--
    this.#plain(start, at - start)
    this.#units.length = before + at - start
    this.#wasWide = isWide(room[this.#units.length - 1] ?? 0)
    return at
  }

  /** The end of a character with its combining marks. */
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
    const isOneToOne = isOneCharacter(original) && isOneCharacter(folded)
    if (folded.length === original.length && isOneToOne) {
      this.#plain(raw, folded.length)
    } else {
      this.#run(raw, original.length)
      this.#expected = -1
    }
    for (let i = 0; i < folded.length; i++) this.#units.push(folded.charCodeAt(i))
  }

  /** Writes a pending space unless it is beside a wide character. */
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
    this.#runs.push(this.#units.length)
    this.#runs.push(raw)
    this.#runs.push(width)
  }
}

/** Returns `text` folded alone. */
export function fold(text: string, table: FoldTable): string {
  const folder = new Folder(table)
  folder.add(text)
  return folder.finish().text
}

/** Numbers per run. */
const runLength = 3

/**
 * Finds ranges of the original for ranges of a folded text, fastest in the order of the text. Makes
 * no objects, because every hit asks.
 */
export class WayBack {
  readonly #starts: Uint32Array
  readonly #runs: Uint32Array
  #run = 0
  #passage = 0
  #start = 0
  #end = 0

  constructor({ starts, runs }: FoldedText) {
    this.#starts = starts
    this.#runs = runs
  }

  /**
   * Looks up the range `start` to `end` of the folded text, which is not empty and in one passage.
   * The getters then describe its origin.
   */
  look(start: number, end: number): void {
    const runs = this.#runs
    this.#passage = lastUpTo(this.#starts, 1, start, this.#passage)
    this.#run = lastUpTo(runs, runLength, start, this.#run)
    const first = this.#run * runLength
    const last = lastUpTo(runs, runLength, end - 1, this.#run) * runLength
    const raw = runs[first + 1] ?? 0
    this.#start = (runs[first + 2] ?? 0) > 0 ? raw : raw + start - (runs[first] ?? 0)
    const width = runs[last + 2] ?? 0
    this.#end = (runs[last + 1] ?? 0) + (width > 0 ? width : end - (runs[last] ?? 0))
  }

  /** The passage of the range, from 0. */
  get passage(): number {
    return this.#passage
  }

  /** Where the original range begins in its passage: whole characters, UTF-16 offsets. */
  get start(): number {
    return this.#start
  }

  get end(): number {
    return this.#end
  }
}

/**
 * Returns the last of the rows of `width` numbers, sorted by their first, whose first is at most
 * `wanted`. `near` is a likely row.
 */
function lastUpTo(numbers: Uint32Array, width: number, wanted: number, near: number): number {
  let high = ((numbers.length / width) | 0) - 1
  let low = near <= high && (numbers[near * width] ?? 0) <= wanted ? near : 0
  // Mostly it is one of the next few.
  const soon = Math.min(low + 16, high)
  while (low < soon && (numbers[(low + 1) * width] ?? 0) <= wanted) low++
  if (low < soon) return low
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle * width] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether a character fills a square without space around it: Han, kana, Chinese punctuation. */
const isWide = (point: number): boolean =>
  (point >= 0x2e80 && point <= 0xa4cf) ||
  (point >= 0xf900 && point <= 0xfaff) ||
  (point >= 0x20000 && point <= 0x3ffff)

const isOneCharacter = (text: string): boolean =>
  text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)

/** A growing text of code units. */
class Units {
  #units: Uint16Array
  length = 0

  constructor(room: number) {
    this.#units = new Uint16Array(room)
  }

  push(unit: number): void {
    this.reserve(1)[this.length++] = unit
  }

  /** Returns the units, with capacity for `more` after the last. */
  reserve(more: number): Uint16Array {
    if (this.length + more > this.#units.length) {
      const larger = new Uint16Array((this.length + more) * 2)
      larger.set(this.#units)
      this.#units = larger
    }
    return this.#units
  }

  toString(): string {
    // More arguments than this in one call may overflow the stack.
    const step = 8192
    let text = ''
    for (let at = 0; at < this.length; at += step) {
      text += String.fromCharCode(...this.#units.subarray(at, Math.min(at + step, this.length)))
    }
    return text
  }
}
