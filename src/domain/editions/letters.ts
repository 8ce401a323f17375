/** All letters and digits of an edition as one text, without paragraphs and punctuation. */
import type { EditionParagraph, EditionPlace } from './match.ts'

const letters = /[\p{L}\p{N}]/gu

/** The letters of an edition, and where each of them is. */
export class Letters {
  readonly text: string
  readonly #paragraphs: Int32Array
  readonly #offsets: Int32Array
  /** The number of letters before each paragraph. */
  readonly #starts: Int32Array

  constructor(paragraphs: readonly EditionParagraph[]) {
    const texts = paragraphs.map(({ text }) => text.match(letters)?.join('') ?? '')
    this.text = texts.join('')
    this.#paragraphs = new Int32Array(this.text.length)
    this.#offsets = new Int32Array(this.text.length)
    this.#starts = new Int32Array(paragraphs.length + 1)
    let at = 0
    for (const [number, { text }] of paragraphs.entries()) {
      for (const { 0: letter, index } of text.matchAll(letters)) {
        for (let unit = 0; unit < letter.length; unit++) {
          this.#paragraphs[at] = number
          this.#offsets[at++] = index + unit
        }
      }
      this.#starts[number + 1] = at
    }
  }

  /** Returns the letters of the paragraph `number`. */
  of(number: number): string {
    return this.text.slice(this.#starts[number], this.#starts[number + 1])
  }

  /** Returns the number of the paragraph of a letter. */
  paragraphOf(letter: number): number {
    return this.#paragraphs[letter] ?? 0
  }

  /** Returns how many letters come before the offset in the paragraph `number`. */
  from(number: number, offset: number): number {
    let low = this.#starts[number] ?? 0
    let high = this.#starts[number + 1] ?? low
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#offsets[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Returns the ranges of the paragraphs that have the letters from `start` to `end`. */
  places(start: number, end: number, fresh: readonly EditionParagraph[]): readonly EditionPlace[] {
    const [first, last] = [this.#paragraphs[start] ?? 0, this.#paragraphs[end - 1] ?? 0]
    const places: EditionPlace[] = []
    for (let index = first; index <= last; index++) {
      const from = Math.max(start, this.#starts[index] ?? 0)
      const to = Math.min(end, this.#starts[index + 1] ?? 0)
      if (from >= to) continue
      // The range runs to its ends through the borders of paragraphs.
      const text = fresh[index]?.text ?? ''
      places.push({
        index,
        start: index === first ? (this.#offsets[from] ?? 0) : 0,
        end: index === last ? (this.#offsets[to - 1] ?? 0) + 1 : text.length,
      })
    }
    return places
  }
}
