/** The dictionary over its tables. Nothing is copied out of them before it is asked for. */
import { createFolding, type Folding } from './folding.ts'
import { indexIn, none, startsOf, Trie } from './trie.ts'
import { isSeparator } from './unit-kinds.ts'
import { capitalBit, frequencySteps, type WordData } from './word-data.ts'
import type { DictionaryEntry, WordMatch } from './word.ts'

/** The longest expression that is looked for in a text, in UTF-16 code units. */
const longestWord = 24

/** A range of a text at whose end an expression ends. */
export interface FoundExpression {
  readonly start: number
  readonly end: number
  readonly head: number
}

export class WordDictionary {
  readonly folding: Folding
  readonly trie: Trie
  readonly syllables: readonly string[]
  readonly data: WordData
  /** Where the syllables of each entry begin in `pinyinIds`, and at last where all end. */
  readonly pinyinStarts: Uint32Array
  /** Where the entries of an expression and the text of an entry begin. */
  readonly #headStarts: Uint32Array
  readonly #textStarts: Uint32Array
  readonly #readingStarts: Uint32Array
  readonly #readings = new Map<string, readonly string[]>()

  constructor(data: WordData) {
    this.data = data
    this.folding = createFolding(data.foldFrom, data.foldTo)
    this.trie = new Trie(data)
    this.syllables = data.decode(data.syllables).split('\n')
    this.#headStarts = startsOf(data.headCounts)
    this.#textStarts = startsOf(data.entryLengths)
    this.pinyinStarts = startsOf(data.pinyinCounts)
    this.#readingStarts = startsOf(data.readingCounts)
  }

  /** How many entries there are. */
  get size(): number {
    return this.data.entryLengths.length
  }

  entry(id: number): DictionaryEntry {
    const [simplified = '', traditional = '', senses = ''] = this.textOf(id).split('\t')
    return {
      id,
      simplified,
      traditional: traditional || simplified,
      pinyin: this.pinyinOf(id),
      senses: senses.split('/'),
      frequency: (this.data.entryFrequencies[id] ?? 0) / frequencySteps,
    }
  }

  /** Simplified, traditional if it differs, and the senses, separated by tabs. */
  textOf(id: number): string {
    const { entryBytes, decode } = this.data
    return decode(entryBytes.subarray(this.#textStarts[id], this.#textStarts[id + 1]))
  }

  /** The ids of an entry's syllables, without their capitals. */
  syllableIdsOf(id: number): readonly number[] {
    const ids = this.data.pinyinIds.subarray(this.pinyinStarts[id], this.pinyinStarts[id + 1])
    return Array.from(ids, each => each & ~capitalBit)
  }

  pinyinOf(id: number): readonly string[] {
    const found: string[] = []
    const end = this.pinyinStarts[id + 1] ?? 0
    for (let at = this.pinyinStarts[id] ?? 0; at < end; at++) {
      const each = this.data.pinyinIds[at] ?? 0
      const syllable = this.syllables[each & ~capitalBit] ?? ''
      found.push(
        each & capitalBit ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable,
      )
    }
    return found
  }

  /** The ids of the entries of an expression, which is an index of `headNodes`. */
  entriesOf(head: number): Uint32Array {
    return this.data.headEntries.subarray(this.#headStarts[head], this.#headStarts[head + 1])
  }

  /** The expression that ends at a node of the trie, or `none`. */
  headAt(node: number): number {
    return indexIn(this.data.headNodes, node)
  }

  /** Whether a range is a word of the trie, which has more words than the dictionary. */
  isListed(text: string, start: number, end: number): boolean {
    const node = this.#nodeOf(text, start, end)
    return node !== none && (this.trie.costs[node] ?? 0) > 0
  }

  /** The expression that is the whole range of a text, or `none`. */
  headOf(text: string, start = 0, end = text.length): number {
    const node = this.#nodeOf(text, start, end)
    return node === none ? none : this.headAt(node)
  }

  #nodeOf(text: string, start: number, end: number): number {
    let node = start < end ? 0 : none
    for (let i = start; i < end && node !== none; i++)
      node = this.trie.child(node, this.folding.unit(text.charCodeAt(i)))
    return node
  }

  /** The readings of a single character, the likeliest first; none if the dictionary lacks it. */
  readingsOf(character: string): readonly string[] {
    const known = this.#readings.get(character)
    if (known) return known
    const found = this.#findReadings(character)
    this.#readings.set(character, found)
    return found
  }

  #findReadings(character: string): readonly string[] {
    const { readingUnits, readingIds } = this.data
    const place = character.length === 1 ? indexIn(readingUnits, character.charCodeAt(0)) : none
    if (place !== none) {
      const ids = readingIds.subarray(this.#readingStarts[place], this.#readingStarts[place + 1])
      return Array.from(ids, id => this.syllables[id] ?? '')
    }
    const head = this.headOf(character)
    const entries = head === none ? [] : Array.from(this.entriesOf(head))
    return [...new Set(entries.map(id => this.syllables[this.syllableIdsOf(id)[0] ?? 0] ?? ''))]
  }

  /** The expressions that begin at `start`, the longest first. */
  from(text: string, start: number): readonly FoundExpression[] {
    const found: FoundExpression[] = []
    this.#follow(text, start, start, found)
    return found.reverse()
  }

  /** Adds the expressions that begin at `start` and end after `least`, the shortest first. */
  #follow(text: string, start: number, least: number, found: FoundExpression[]): void {
    const limit = Math.min(text.length, start + longestWord)
    let node = 0
    for (let end = start; end < limit;) {
      node = this.trie.child(node, this.folding.unit(text.charCodeAt(end++)))
      if (node === none) break
      const head = end > least ? this.headAt(node) : none
      if (head !== none) found.push({ start, end, head })
    }
  }

  /** The expressions that begin before `offset` and contain it, the longest first. */
  around(text: string, offset: number): readonly FoundExpression[] {
    const found: FoundExpression[] = []
    const first = Math.max(0, offset - longestWord + 1)
    for (let start = offset - 1; start >= first; start--) {
      const unit = this.folding.unit(text.charCodeAt(start))
      if (isSeparator(unit)) break
      this.#follow(text, start, offset, found)
    }
    return found.sort((a, b) => b.end - b.start - (a.end - a.start) || b.start - a.start)
  }

  match(text: string, { start, end, head }: FoundExpression): WordMatch {
    const written = text.slice(start, end)
    const [entries, others]: [DictionaryEntry[], DictionaryEntry[]] = [[], []]
    for (const id of this.entriesOf(head)) {
      const entry = this.entry(id)
      const isWritten = entry.simplified === written || entry.traditional === written
      ;(isWritten ? entries : others).push(entry)
    }
    return { start, end, entries: others.length === 0 ? entries : entries.concat(others) }
  }
}
