/** A phrase at a place of a text; UTF-16 offsets. */
export interface FoundPhrase<Value> {
  readonly start: number
  readonly end: number
  /** What belongs to the phrase, in the order in which it was put. */
  readonly values: readonly Value[]
}

/** Phrases that are looked for at each place of a text. Texts and phrases are folded. */
export class Phrases<Value> {
  /** By their first unit, the longest first. */
  readonly #byUnit = new Map<number, { readonly phrase: string; readonly values: Value[] }[]>()

  get isEmpty(): boolean {
    return this.#byUnit.size === 0
  }

  put(phrase: string, value: Value): void {
    if (phrase === '') return
    const unit = phrase.charCodeAt(0)
    const there = this.#byUnit.get(unit) ?? []
    const known = there.find(one => one.phrase === phrase)
    if (known) known.values.push(value)
    else {
      there.push({ phrase, values: [value] })
      there.sort((a, b) => b.phrase.length - a.phrase.length)
    }
    this.#byUnit.set(unit, there)
  }

  /** The phrases that begin at `start`, the longest first. */
  from(text: string, start: number): readonly FoundPhrase<Value>[] {
    const there = this.#byUnit.get(text.charCodeAt(start))
    if (!there) return []
    return there.flatMap(({ phrase, values }) =>
      text.startsWith(phrase, start) ? [{ start, end: start + phrase.length, values }] : [],
    )
  }

  /** The phrases that contain `offset`, the longest first. No phrase is longer than `longest`. */
  around(text: string, offset: number, longest: number): readonly FoundPhrase<Value>[] {
    const found: FoundPhrase<Value>[] = []
    for (let start = Math.max(0, offset - longest + 1); start <= offset; start++)
      for (const one of this.from(text, start)) if (one.end > offset) found.push(one)
    return found.sort((a, b) => b.end - b.start - (a.end - a.start))
  }

  /** The values of exactly `phrase`. */
  of(phrase: string): readonly Value[] {
    const there = this.#byUnit.get(phrase.charCodeAt(0)) ?? []
    return there.find(one => one.phrase === phrase)?.values ?? []
  }
}
