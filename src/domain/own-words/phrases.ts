/** A phrase at a place of a text; UTF-16 offsets. */
export interface FoundPhrase<Value> {
  readonly start: number
  readonly end: number
  /** What belongs to the phrase, in the order in which it was put. */
  readonly values: readonly Value[]
}

/** How many bits a hash is shortened to. */
const hashed = 0xffff

/**
 * Phrases that are looked for at each place of a text. Texts and phrases are folded. A place costs
 * the same however many phrases there are: a reader may have 20,000. The hash of what begins there
 * says at nearly all places that it is no phrase, before anything is compared.
 */
export class Phrases<Value> {
  readonly #values = new Map<string, Value[]>()
  /** 1 for the hash of each phrase. */
  readonly #hashes = new Uint8Array(hashed + 1)
  /** The lengths of the phrases that begin with a unit, the shortest first. */
  readonly #lengths = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#values.size === 0
  }

  put(phrase: string, value: Value): void {
    if (phrase === '') return
    const known = this.#values.get(phrase)
    if (known) return void known.push(value)
    this.#values.set(phrase, [value])
    let hash = seed
    for (let at = 0; at < phrase.length; at++) hash = mixed(hash, phrase.charCodeAt(at))
    this.#hashes[hash & hashed] = 1
    const unit = phrase.charCodeAt(0)
    const lengths = this.#lengths.get(unit) ?? []
    if (lengths.includes(phrase.length)) return
    lengths.push(phrase.length)
    this.#lengths.set(
      unit,
      lengths.sort((a, b) => a - b),
    )
  }

  /** The phrases that begin at `start`, the longest first. */
  from(text: string, start: number): readonly FoundPhrase<Value>[] {
    return this.#longerThan(text, start, 0)
  }

  #longerThan(text: string, start: number, least: number): readonly FoundPhrase<Value>[] {
    const lengths = this.#lengths.get(text.charCodeAt(start))
    if (!lengths) return []
    const found: FoundPhrase<Value>[] = []
    let [at, hash] = [start, seed]
    for (const length of lengths) {
      const end = start + length
      if (end > text.length) break
      while (at < end) hash = mixed(hash, text.charCodeAt(at++))
      if (length <= least || this.#hashes[hash & hashed] !== 1) continue
      const values = this.#values.get(text.slice(start, end))
      if (values) found.push({ start, end, values })
    }
    return found.reverse()
  }

  /** The phrases that contain `offset`, the longest first. No phrase is longer than `longest`. */
  around(text: string, offset: number, longest: number): readonly FoundPhrase<Value>[] {
    const found: FoundPhrase<Value>[] = []
    for (let start = Math.max(0, offset - longest + 1); start <= offset; start++)
      found.push(...this.#longerThan(text, start, offset - start))
    return found.sort((a, b) => b.end - b.start - (a.end - a.start))
  }

  /** The values of exactly `phrase`. */
  of(phrase: string): readonly Value[] {
    return this.#values.get(phrase) ?? []
  }
}

/** FNV-1a over UTF-16 code units. */
const seed = 0x811c9dc5
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
