/** All letters and digits of an edition as one text, without paragraphs and punctuation. */
import { itemNumberOf } from './item-number.ts'
import type { EditionParagraph, EditionPlace } from './match.ts'

const letter = /[\p{L}\p{N}]/u
const highSurrogate = { first: 0xd800, last: 0xdbff } as const
/** For each code unit, 1 if it is a letter or a digit and 2 if not; 0 if nobody has asked yet. */
const known = new Uint8Array(1 << 16)

/** Returns how many code units of `text` from `at` on are a letter or a digit: 0, 1 or 2. */
function letterAt(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at)
  if (unit >= highSurrogate.first && unit <= highSurrogate.last) {
    const pair = String.fromCodePoint(text.codePointAt(at) ?? 0)
    return pair.length === 2 && letter.test(pair) ? 2 : 0
  }
  if (known[unit] === 0) known[unit] = letter.test(String.fromCharCode(unit)) ? 1 : 2
  return known[unit] === 1 ? 1 : 0
}

/** Returns the letters and digits of `text`. */
export function lettersOf(text: string): string {
  let letters = ''
  let begun = 0
  for (let at = 0; at < text.length;) {
    const units = letterAt(text, at)
    if (units > 0) {
      at += units
      continue
    }
    if (at > begun) letters += text.slice(begun, at)
    begun = ++at
  }
  return begun === 0 ? text : letters + text.slice(begun)
}

/** Code units that end a sentence. */
const sentenceEnds = new Set(Array.from('。！？；!?;', sign => sign.charCodeAt(0)))

/** The letters of an edition, and where each of them is. */
export class Letters {
  readonly text: string
  readonly #paragraphs: Int32Array
  readonly #offsets: Int32Array
  /** For each letter, 1 if a sentence or a paragraph begins with it. */
  readonly #begins: Uint8Array
  /** The number of letters before each paragraph, and of those before the words of an item. */
  readonly #starts: Int32Array
  readonly #words: Int32Array

  constructor(paragraphs: readonly EditionParagraph[]) {
    const texts = paragraphs.map(({ text }) => lettersOf(text))
    this.text = texts.join('')
    this.#paragraphs = new Int32Array(this.text.length)
    this.#offsets = new Int32Array(this.text.length)
    this.#begins = new Uint8Array(this.text.length + 1)
    this.#starts = new Int32Array(paragraphs.length + 1)
    this.#words = new Int32Array(paragraphs.length)
    let count = 0
    for (const [number, { text }] of paragraphs.entries()) {
      const begun = count
      this.#begins[count] = 1
      this.#words[number] = count + lettersOf(itemNumberOf(text)).length
      this.#begins[this.#words[number] ?? 0] = 1
      for (let at = 0; at < text.length; at++) {
        if (sentenceEnds.has(text.charCodeAt(at))) this.#begins[count] = 1
        for (let units = letterAt(text, at); units > 0; units--) {
          this.#offsets[count++] = at
          if (units > 1) at++
        }
      }
      this.#paragraphs.fill(number, begun, count)
      this.#starts[number + 1] = count
    }
    this.#begins[count] = 1
  }

  /**
   * Whether a sentence, or the words of an item, begin at the letter, or the one before it ends the
   * edition.
   */
  isBeginning(letter: number): boolean {
    return this.#begins[letter] === 1
  }

  /** Returns the letters of the paragraph `number`. */
  of(number: number): string {
    return this.text.slice(this.#starts[number], this.#starts[number + 1])
  }

  /** Returns the first letter of the paragraph `number`. */
  beginOf(number: number): number {
    return this.#starts[number] ?? 0
  }

  /** Returns the first letter of the paragraph `number` after the number of an item. */
  wordsOf(number: number): number {
    return this.#words[number] ?? 0
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

/** The letters of the old edition and of the new one. */
export interface BothLetters {
  readonly before: Letters
  readonly after: Letters
}
