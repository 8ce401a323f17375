import { kindOfUnit, unitKind } from '../words/unit-kinds.ts'

/** A phrase at a place of a text; UTF-16 offsets. */
export interface FoundPhrase<Value> {
  readonly start: number
  readonly end: number
  /** What belongs to the phrase, in the order in which it was put. */
  readonly values: readonly Value[]
}

/** What is kept of a hash: enough that few of 20,000 phrases share theirs with other words. */
const hashed = 0x3ffff

/**
 * Phrases that are looked for at each place of a text. Texts and phrases are folded. A place costs
 * the same however many phrases there are: a reader may have 20,000. The hash of what begins there
 * says at nearly all places that it is no phrase, before anything is compared.
 */
export class Phrases<Value> {
  readonly #values = new Map<string, Value[]>()
  /** A bit for each hash: 1 for that of a phrase. */
  readonly #hashes = new Uint32Array((hashed + 1) / 32)
  /** The lengths of the phrases that begin with a unit, the shortest first. */
  readonly #lengths = new Map<number, number[]>()

  /** The signs that phrases contain. */
  readonly #signs = new Set<number>()

  get isEmpty(): boolean {
    return this.#values.size === 0
  }

  put(phrase: string, value: Value): void {
    if (phrase === '') return
    const known = this.#values.get(phrase)
    if (known) return void known.push(value)
    this.#values.set(phrase, [value])
    let hash = seed
    for (let at = 0; at < phrase.length; at++) {
      const each = phrase.charCodeAt(at)
      if (kindOfUnit(each) === unitKind.other) this.#signs.add(each)
      hash = mixed(hash, each)
    }
    const word = (hash & hashed) >>> 5
    this.#hashes[word] = (this.#hashes[word] ?? 0) | (1 << (hash & 31))
    const unit = phrase.charCodeAt(0)
    const lengths = this.#lengths.get(unit) ?? []
    if (lengths.includes(phrase.length)) return
    lengths.push(phrase.length)
    this.#lengths.set(
      unit,
      lengths.sort((a, b) => a - b),
    )
  }

  /** Whether a phrase contains a sign, which is a unit and neither letter, digit nor character. */
  haveSign(unit: number): boolean {
    return this.#signs.has(unit)
  }

  /** The ends of the phrases longer than `least` that begin at `start`, the nearest first. */
  ends(text: string, start: number, least: number): readonly number[] {
    const lengths = this.#lengths.get(text.charCodeAt(start))
    if (!lengths || (lengths.at(-1) ?? 0) <= least) return none
    let found: number[] | null = null
    let [at, hash] = [start, seed]
    for (const length of lengths) {
      const end = start + length
      if (end > text.length) break
      while (at < end) hash = mixed(hash, text.charCodeAt(at++))
      if (length <= least || !this.#isHash(hash)) continue
      if (this.#values.has(text.slice(start, end))) (found ??= []).push(end)
    }
    return found ?? none
  }

  /** The phrases that begin at `start`, the longest first. */
  from(text: string, start: number): readonly FoundPhrase<Value>[] {
    return this.ends(text, start, 0)
      .map(end => ({ start, end, values: this.of(text.slice(start, end)) }))
      .reverse()
  }

  #isHash(hash: number): boolean {
    return (((this.#hashes[(hash & hashed) >>> 5] ?? 0) >>> (hash & 31)) & 1) === 1
  }

  /** The phrases that contain `offset`, the longest first. No phrase is longer than `longest`. */
  around(text: string, offset: number, longest: number): readonly FoundPhrase<Value>[] {
    const found: FoundPhrase<Value>[] = []
    for (let start = Math.max(0, offset - longest + 1); start <= offset; start++)
      for (const end of this.ends(text, start, offset - start))
        found.push({ start, end, values: this.of(text.slice(start, end)) })
    return found.sort((a, b) => b.end - b.start - (a.end - a.start))
  }

  /** The values of exactly `phrase`. */
  of(phrase: string): readonly Value[] {
    return this.#values.get(phrase) ?? []
  }
}

const none: readonly number[] = []

/** FNV-1a over UTF-16 code units. */
const seed = 0x811c9dc5
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
