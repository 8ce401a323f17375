/**
 * Finds the entries of one dictionary of the reader's. The text of the dictionary stays as bytes,
 * because strings would take twice the memory; beside it are the folded expressions and a hash of
 * each. 100,000 entries of 80 bytes take some 12 MB.
 */
import type { Folding } from '../words/folding.ts'
import { kindOfUnit, unitKind } from '../words/unit-kinds.ts'
import type { WordRange } from '../words/word.ts'
import { readEntry } from './entry-line.ts'
import type { OwnEntry } from './own-dictionary.ts'
import type { QueryPatterns } from './query-patterns.ts'

/** A range of a text that is an expression of the dictionary. */
export interface OwnMatch extends WordRange {
  readonly entries: readonly OwnEntry[]
}

/** The longest expression that is looked for in a text, in UTF-16 code units. */
const longestInText = 24
/** The most entries that one expression or query gives. */
const mostOfExpression = 30
const mostFound = 400
/** How many bytes are read at a time when all entries are searched. */
const chunkSize = 256 * 1024

const newline = 0x0a

export class DictionaryIndex {
  readonly #bytes: Uint8Array
  /** Where the line of each entry begins, and at last where all end. */
  readonly #lines: Uint32Array
  /** All folded expressions, each on a line, and where each begins. */
  readonly #heads: string
  readonly #headStarts: Uint32Array
  /** The entry of each expression. */
  readonly #entryOf: Uint32Array
  /** The hashes of the expressions in order, and which expression each is. */
  readonly #hashes: Uint32Array
  readonly #byHash: Uint32Array
  /** 1 for each unit with which an expression begins. */
  readonly #begins = new Uint8Array(0x10000)
  /** 1 for the low bits of the hash of the first two units of each longer expression. */
  readonly #pairs = new Uint8Array(0x10000)
  /** The signs that expressions contain. */
  readonly #signs = new Set<number>()
  readonly #decode: (bytes: Uint8Array) => string

  /** `bytes` are lines of `writeEntry` in UTF-8, which `decode` decodes. */
  constructor(bytes: Uint8Array, folding: Folding, decode: (bytes: Uint8Array) => string) {
    this.#decode = decode
    this.#bytes = bytes
    this.#lines = linesOf(bytes)
    const heads: string[] = []
    const entryOf: number[] = []
    for (let id = 0; id < this.size; id++) {
      const [expression = '', other = ''] = this.#lineOf(id, 2).split('\t')
      const folded = folding.text(expression)
      heads.push(folded)
      entryOf.push(id)
      const second = other === '' ? folded : folding.text(other)
      if (second === folded) continue
      heads.push(second)
      entryOf.push(id)
    }
    this.#heads = `${heads.join('\n')}\n`
    this.#entryOf = Uint32Array.from(entryOf)
    this.#headStarts = new Uint32Array(heads.length + 1)
    const order = new Float64Array(heads.length)
    for (const [i, head] of heads.entries()) {
      this.#headStarts[i + 1] = (this.#headStarts[i] ?? 0) + head.length + 1
      this.#begins[head.charCodeAt(0)] = 1
      if (head.length > 1) this.#pairs[hashOf(head, 0, 2) & 0xffff] = 1
      for (let at = 0; at < head.length; at++) {
        const unit = head.charCodeAt(at)
        if (kindOfUnit(unit) === unitKind.other) this.#signs.add(unit)
      }
      // Hash and place in one number, because sorting numbers needs no comparing function.
      order[i] = hashOf(head, 0, head.length) * 0x200000 + i
    }
    order.sort()
    this.#hashes = Uint32Array.from(order, each => Math.floor(each / 0x200000))
    this.#byHash = Uint32Array.from(order, each => each % 0x200000)
  }

  /** How many entries there are. */
  get size(): number {
    return this.#lines.length - 1
  }

  /** Whether an expression contains a sign, which is a unit and neither letter nor character. */
  haveSign(unit: number): boolean {
    return this.#signs.has(unit)
  }

  entry(id: number): OwnEntry {
    return readEntry(this.#lineOf(id))
  }

  /**
   * What begins at `at` or before it and contains it, the longest first. `folded` is the folded
   * text.
   */
  at(folded: string, at: number): readonly OwnMatch[] {
    const found: OwnMatch[] = []
    for (let start = Math.max(0, at - longestInText + 1); start <= at; start++)
      for (const end of this.ends(folded, start))
        if (end > at) found.push({ start, end, entries: this.#entriesOf(folded, start, end) })
    return found.sort((a, b) => b.end - b.start - (a.end - a.start) || b.start - a.start)
  }

  /** The ends of the expressions that begin at an offset of a folded text. */
  ends(folded: string, start: number): readonly number[] {
    if (this.#begins[folded.charCodeAt(start)] !== 1) return []
    const ends: number[] = []
    const last = Math.min(folded.length, start + longestInText)
    let hash = seed
    for (let end = start; end < last;) {
      hash = mixed(hash, folded.charCodeAt(end++))
      // Most texts end here: no expression begins with these two units.
      if (end === start + 2 && this.#pairs[hash & 0xffff] !== 1) break
      if (this.#headsOf(hash >>> 0, folded, start, end).length > 0) ends.push(end)
    }
    return ends
  }

  /**
   * The entries that a query finds: by Chinese, by a pattern with `*` and `?`, by pinyin, or by the
   * words of a sense. The best first, at most `limit` and one more.
   */
  search({ heads, lines }: QueryPatterns, limit: number): readonly OwnEntry[] {
    const ids = heads ? this.#searchHeads(heads) : []
    if (ids.length === 0 && lines) ids.push(...this.#searchLines(lines))
    return [...new Set(ids)].slice(0, limit + 1).map(id => this.entry(id))
  }

  #searchHeads({ pattern, exact }: { readonly pattern: RegExp; readonly exact: string }): number[] {
    const found: { readonly id: number; readonly rank: number }[] = []
    for (const { index, 0: head } of this.#heads.matchAll(pattern)) {
      if (found.length >= mostFound) break
      const id = this.#entryOf[placeIn(this.#headStarts, index)] ?? 0
      const rank = head === exact ? 0 : head.startsWith(exact) ? 1 : 2
      found.push({ id, rank: rank * 100 + head.length })
    }
    return found.sort((a, b) => a.rank - b.rank || a.id - b.id).map(({ id }) => id)
  }

  #searchLines(patterns: readonly RegExp[]): readonly number[] {
    const found = patterns.map((): { readonly id: number; readonly length: number }[] => [])
    for (let first = 0; first < this.size;) {
      const begin = this.#lines[first] ?? 0
      const next = Math.max(first + 1, placeIn(this.#lines, begin + chunkSize))
      const text = this.#decode(this.#bytes.subarray(begin, this.#lines[next]))
      const starts = patterns.some(pattern => pattern.test(text)) ? startsIn(text) : null
      for (const [i, pattern] of patterns.entries()) {
        pattern.lastIndex = 0
        if (!starts || (found[i]?.length ?? 0) >= mostFound) continue
        for (const { index, 0: line } of text.matchAll(pattern))
          found[i]?.push({ id: first + placeIn(starts, index), length: line.indexOf('\t') })
      }
      first = next
    }
    // A short word is rarely only a part of what was sought.
    return found.flatMap(some =>
      some.sort((a, b) => a.length - b.length || a.id - b.id).map(({ id }) => id),
    )
  }

  #entriesOf(folded: string, start: number, end: number): readonly OwnEntry[] {
    const hash = hashOf(folded, start, end)
    const ids = this.#headsOf(hash, folded, start, end).map(head => this.#entryOf[head] ?? 0)
    return [...new Set(ids)].slice(0, mostOfExpression).map(id => this.entry(id))
  }

  /** The expressions that are a range of a folded text. */
  #headsOf(hash: number, folded: string, start: number, end: number): readonly number[] {
    const found: number[] = []
    for (let at = firstAt(this.#hashes, hash); this.#hashes[at] === hash; at++) {
      const head = this.#byHash[at] ?? 0
      const from = this.#headStarts[head] ?? 0
      const length = (this.#headStarts[head + 1] ?? 0) - 1 - from
      if (length === end - start && this.#heads.startsWith(folded.slice(start, end), from))
        found.push(head)
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }

  /** The line of an entry, or its first `fields`. */
  #lineOf(id: number, fields = 0): string {
    const [start = 0, next = 0] = [this.#lines[id], this.#lines[id + 1]]
    let end = next - 1
    for (let at = start, left = fields; fields > 0 && at < end; at++)
      if (this.#bytes[at] === 0x09 && --left === 0) end = at
    return this.#decode(this.#bytes.subarray(start, end))
  }
}

function linesOf(bytes: Uint8Array): Uint32Array {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++
  const lines = new Uint32Array(count + 1)
  let line = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1))
    lines[++line] = at + 1
  return lines
}

function startsIn(text: string): Uint32Array {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return Uint32Array.from(starts)
}

/** FNV-1a over UTF-16 code units. */
const seed = 0x811c9dc5
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

function hashOf(text: string, start: number, end: number): number {
  let hash = seed
  for (let i = start; i < end; i++) hash = mixed(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** The last place in sorted `starts` that is not after `at`. */
function placeIn(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The first place in sorted numbers that is not below `value`. */
function firstAt(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
