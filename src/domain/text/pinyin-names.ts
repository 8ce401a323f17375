/** Names that can be found by the pinyin of a part of them: by initials, syllables, or both. */
import { pinyinOf } from './pinyin.ts'

/** The readings of each UTF-16 unit; 0 for a unit without one. */
interface Known {
  readonly ids: Uint16Array
  readonly readings: (readonly string[])[]
  readonly numbers: Map<string, number>
}

const unread = 0xffff
// The readings of a character are looked up once; a table for all names costs 128 KB.
let known: Known | null = null

function idOf({ ids, readings, numbers }: Known, unit: number): number {
  const there = ids[unit] ?? 0
  if (there !== unread) return there
  const found = pinyinOf(String.fromCharCode(unit))
  const key = found.join()
  let id = numbers.get(key)
  if (id === undefined) {
    id = readings.push(found) - 1
    numbers.set(key, id)
  }
  ids[unit] = id
  return id
}

const made = (): Known =>
  (known ??= {
    ids: new Uint16Array(0x10000).fill(unread),
    readings: [[]],
    numbers: new Map([['', 0]]),
  })

/**
 * What can be pinyin: at least two letters, because one begins a reading in every other name, and
 * at most as many as a number has bits.
 */
const typed = /^[a-z]{2,30}$/

/** Returns `words` as pinyin without spaces, apostrophes and capitals; null if it cannot be any. */
export function pinyinTyped(words: string): string | null {
  const letters = words
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s'’]/g, '')
  return typed.test(letters) ? letters : null
}

/** Names made ready to be searched by pinyin. */
export class PinyinNames {
  /** By unit of all names; a 0 separates two names. */
  readonly #ids: Uint16Array
  /** Where each name begins, and the end of the last. */
  readonly #starts: Uint32Array

  constructor(names: readonly string[]) {
    const table = made()
    const length = names.reduce((sum, name) => sum + name.length + 1, 0)
    this.#ids = new Uint16Array(length)
    this.#starts = new Uint32Array(names.length + 1)
    let at = 0
    for (const [number, name] of names.entries()) {
      this.#starts[number] = at
      for (let i = 0; i < name.length; i++) this.#ids[at + i] = idOf(table, name.charCodeAt(i))
      at += name.length + 1
    }
    this.#starts[names.length] = at
  }

  /**
   * Calls `found` with the number of each name that `letters`, which `pinyinTyped` returned, are
   * the pinyin of a part of, and the place where the first such part begins, in UTF-16 units, in
   * order, until it returns false.
   */
  find(letters: string, found: (number: number, start: number) => boolean): void {
    const { length } = letters
    const steps = stepsOf(letters)
    const count = steps.length / length
    const end = 1 << length
    const ids = this.#ids
    for (let number = 0; number + 1 < this.#starts.length; number++) {
      const last = this.#starts[number + 1] ?? 0
      const first = this.#starts[number] ?? 0
      for (let at = first; at < last; at++) {
        let reached = steps[ids[at] ?? 0] ?? 0
        for (let next = at + 1; reached !== 0 && (reached & end) === 0; next++)
          reached = after(reached, ids[next] ?? 0, steps, count)
        if (reached === 0) continue
        if (!found(number, at - first)) return
        break
      }
    }
  }
}

/** The letters that one character can be written as, from each of those that are `reached` on. */
function after(reached: number, id: number, steps: Uint32Array, count: number): number {
  let further = 0
  for (let rest = reached; rest !== 0; rest &= rest - 1)
    further |= steps[(31 - Math.clz32(rest & -rest)) * count + id] ?? 0
  return further
}

/**
 * How far a character leads in `letters`: for each letter, and each set of readings, the numbers of
 * letters, as bits, that are written after it. The bit of `letters.length` says that all are; the
 * last reading may be unfinished.
 */
function stepsOf(letters: string): Uint32Array {
  const { readings } = made()
  if (last.letters === letters && last.readings === readings.length) return last.steps
  const steps = new Uint32Array(letters.length * readings.length)
  for (let from = 0; from < letters.length; from++) {
    const rest = letters.slice(from)
    for (const [id, all] of readings.entries())
      steps[from * readings.length + id] = all.reduce((bits, reading) => {
        const written = [reading, ...initialsOf(reading)].filter(part => rest.startsWith(part))
        const ended = reading.startsWith(rest) ? 1 << letters.length : 0
        return written.reduce((some, part) => some | (1 << (from + part.length)), bits | ended)
      }, 0)
  }
  last = { letters, readings: readings.length, steps }
  return steps
}

/** Names are searched a part at a time with the same letters. */
let last = { letters: '', readings: 0, steps: new Uint32Array() }

/** The first letter, and before it zh, ch or sh. */
const initialsOf = (reading: string): readonly string[] =>
  reading[1] === 'h' ? [reading.slice(0, 2), reading.slice(0, 1)] : [reading.slice(0, 1)]
