/** A phrase at a place of a text; UTF-16 offsets. */
export interface FoundPhrase<Value> {
  readonly start: number
  readonly end: number
  /** What belongs to the phrase, in the order in which it was put. */
  readonly values: readonly Value[]
}

/**
 * Phrases that are looked for at each place of a text. Texts and phrases are folded. A place is
 * compared with as many phrases as phrases of different lengths begin as it does, however many
 * there are: a reader may have 20,000.
 */
export class Phrases<Value> {
  readonly #values = new Map<string, Value[]>()
  /** The lengths of the phrases that begin with a unit, the longest first. */
  readonly #lengths = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#values.size === 0
  }

  put(phrase: string, value: Value): void {
    if (phrase === '') return
    const known = this.#values.get(phrase)
    if (known) return void known.push(value)
    this.#values.set(phrase, [value])
    const unit = phrase.charCodeAt(0)
    const lengths = this.#lengths.get(unit) ?? []
    if (lengths.includes(phrase.length)) return
    lengths.push(phrase.length)
    this.#lengths.set(
      unit,
      lengths.sort((a, b) => b - a),
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
    for (const length of lengths) {
      if (length <= least) break
      const end = start + length
      const values = end <= text.length ? this.#values.get(text.slice(start, end)) : undefined
      if (values) found.push({ start, end, values })
    }
    return found
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
