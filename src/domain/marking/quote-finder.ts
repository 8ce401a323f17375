/**
 * Finds quoted words in a text that may be another edition of the one they were quoted from. White
 * space and invisible characters do not count, so a quote may have line breaks that the text does
 * not have, and may run over several paragraphs.
 *
 * Offsets are UTF-16 code units.
 */
import { anchorAt, type Quote, type Side } from '../anchor.ts'
import { mostMarkedParagraphs } from '../bounds.ts'
import type { ParagraphId } from '../ids.ts'
import type { MarkRange } from './mark-change.ts'

/** A paragraph of one side of a book. */
interface Passage {
  readonly id: ParagraphId
  readonly text: string
}

/** Where quoted words may be. */
export interface QuotePlaces {
  /** The one place with enough evidence; null without one, or with several. */
  readonly certain: MarkRange | null
  /** Places with the words, those with the most context first; empty if there is `certain`. */
  readonly possible: readonly MarkRange[]
}

/** The most places that are offered for one quote. */
export const mostPlaces = 20

/** How many characters of context, without white space, are evidence. */
const telling = 4
/** Words of this length occur by chance in no other text. */
const longWords = 12

const ignored = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/

/** Returns `text` without white space and invisible characters. */
const bare = (text: string): string => text.replaceAll(new RegExp(ignored, 'g'), '')

/** Finds quotes in the paragraphs of one side, which are all of a book in its order. */
export class QuoteFinder {
  readonly #side: Side
  readonly #passages: readonly Passage[]
  readonly #text: string
  /** The offset in `#text` where each passage begins. */
  readonly #starts: Uint32Array

  constructor(side: Side, passages: readonly Passage[]) {
    this.#side = side
    this.#passages = passages
    this.#starts = new Uint32Array(passages.length)
    const parts: string[] = []
    let length = 0
    for (const [i, { text }] of passages.entries()) {
      const part = bare(text)
      this.#starts[i] = length
      length += part.length
      parts.push(part)
    }
    this.#text = parts.join('')
  }

  find({ exact, prefix, suffix }: Quote): QuotePlaces {
    const words = bare(exact)
    if (words === '') return { certain: null, possible: [] }
    const context = { before: bare(prefix), after: bare(suffix) }
    const found: { readonly at: number; readonly evidence: number }[] = []
    let isCut = false
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, at + 1)) {
      if (found.length === mostSearched) {
        isCut = true
        break
      }
      found.push({ at, evidence: this.#evidence(at, at + words.length, context) })
    }
    found.sort((a, b) => b.evidence - a.evidence || a.at - b.at)
    const ranges = (those: typeof found) =>
      those.slice(0, mostPlaces).flatMap(({ at }) => this.#range(at, at + words.length) ?? [])
    const [first, second] = found
    const needed = second === undefined ? neededAlone(words, context) : neededAmongOthers(context)
    const isCertain =
      first !== undefined &&
      !isCut &&
      first.evidence >= needed &&
      first.evidence > (second?.evidence ?? -1)
    const [certain] = isCertain ? ranges([first]) : []
    return certain ? { certain, possible: [] } : { certain: null, possible: ranges(found) }
  }

  /** How many characters of the context agree, counted from the words outwards on both sides. */
  #evidence(from: number, to: number, { before, after }: Context): number {
    let left = 0
    while (left < before.length && before.at(-1 - left) === this.#text[from - 1 - left]) left++
    let right = 0
    while (right < after.length && after[right] === this.#text[to + right]) right++
    return left + right
  }

  /** The range of the words at `from` to `to` of the bare text; null if it covers too much. */
  #range(from: number, to: number): MarkRange | null {
    const first = this.#passageAt(from)
    const last = this.#passageAt(to - 1)
    if (last - first >= mostMarkedParagraphs) return null
    const anchors = this.#passages.slice(first, last + 1).flatMap(({ id, text }, i) => {
      const begins = this.#starts[first + i] ?? 0
      const length = (this.#starts[first + i + 1] ?? this.#text.length) - begins
      const start = Math.max(0, from - begins)
      const end = Math.min(length, to - begins)
      if (start >= end) return []
      return [anchorAt(id, text, offsetOf(text, start), offsetOf(text, end - 1) + 1)]
    })
    return { side: this.#side, index: first, anchors }
  }

  /** The index of the passage that has the bare offset `at`. */
  #passageAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The most places of one quote that are compared. Words with more have no certain place. */
const mostSearched = 1000

interface Context {
  readonly before: string
  readonly after: string
}

/** Words that occur once need little: a context that disagrees wholly speaks against short ones. */
const neededAlone = (words: string, { before, after }: Context): number =>
  words.length >= longWords ? 0 : Math.min(telling, Math.max(before.length, after.length))

/** Of several places only context can choose one, so without any there is no certain place. */
const neededAmongOthers = ({ before, after }: Context): number =>
  Math.max(telling, Math.ceil((before.length + after.length) / 2))

/** Returns the offset in `text` of the character that has the offset `at` without white space. */
function offsetOf(text: string, at: number): number {
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    if (ignored.test(text.charAt(i))) continue
    if (seen === at) return i
    seen++
  }
  return text.length
}
