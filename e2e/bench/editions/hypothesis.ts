/**
 * Finds a quote again as Hypothesis does, after its published description. It finds the exact words
 * if they occur. Otherwise it finds the ranges that differ least from them, in at most half of
 * their characters. It returns the range with the best score for words, context and position. No
 * score is too low.
 */
import type { EditionPlace } from '#domain/editions/match'
import search from 'approx-string-match'

/** A quote with its context and its position. */
export interface Selector {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** The UTF-16 offset in the text that the quote was taken from. */
  readonly at: number
}

/** A range in UTF-16 offsets. */
export interface Found {
  readonly start: number
  readonly end: number
}

const contextLength = 32
const mostErrors = 256
const weights = { quote: 50, prefix: 20, suffix: 20, place: 2 } as const

/** Returns the selector of the range from `start` to `end` in `text`. */
export const selectorOf = (text: string, start: number, end: number): Selector => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - contextLength), start),
  suffix: text.slice(end, end + contextLength),
  at: start,
})

/** Returns the range of the selector's quote in `text`, or null if nothing resembles the quote. */
export function findQuote(text: string, { exact, prefix, suffix, at }: Selector): Found | null {
  if (exact === '') return null
  let best: Found | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const { start, end, errors } of candidates(text, exact)) {
    const score =
      weights.quote * (1 - errors / exact.length) +
      weights.prefix * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
      weights.suffix * likeness(text.slice(end, end + suffix.length), suffix) +
      weights.place * (1 - Math.abs(start - at) / text.length)
    if (score <= most) continue
    best = { start, end }
    most = score
  }
  return best
}

function candidates(text: string, exact: string): readonly (Found & { errors: number })[] {
  const found: (Found & { errors: number })[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
    found.push({ start: at, end: at + exact.length, errors: 0 })
  return found.length > 0 ? found : search(text, exact, Math.min(mostErrors, exact.length / 2))
}

/** Returns how much of `wanted` is in `text`, from 0 to 1. Returns 1 if `wanted` is empty. */
function likeness(text: string, wanted: string): number {
  if (wanted === '') return 1
  if (text === '') return 0
  const [nearest] = search(text, wanted, wanted.length)
  return nearest ? 1 - nearest.errors / wanted.length : 0
}

/**
 * Finds ranges of old paragraphs in new paragraphs. Like Hypothesis, it treats all paragraphs as
 * one text from top to bottom.
 */
export class Matcher {
  readonly #old: Joined
  readonly #fresh: Joined

  constructor(old: readonly string[], fresh: readonly string[]) {
    this.#old = joined(old)
    this.#fresh = joined(fresh)
  }

  placesOf({ index, start, end }: EditionPlace): readonly EditionPlace[] {
    const offset = this.#old.starts[index] ?? 0
    const { text, starts, lengths } = this.#fresh
    const found = findQuote(text, selectorOf(this.#old.text, offset + start, offset + end))
    if (!found) return []
    return starts.flatMap((from, number) => {
      const place = {
        index: number,
        start: Math.max(0, found.start - from),
        end: Math.min(lengths[number] ?? 0, found.end - from),
      }
      return place.start < place.end ? [place] : []
    })
  }
}

interface Joined {
  readonly text: string
  readonly starts: readonly number[]
  readonly lengths: readonly number[]
}

function joined(paragraphs: readonly string[]): Joined {
  const starts: number[] = []
  let next = 0
  for (const { length } of paragraphs) {
    starts.push(next)
    next += length + 1
  }
  return { text: paragraphs.join('\n'), starts, lengths: paragraphs.map(({ length }) => length) }
}
