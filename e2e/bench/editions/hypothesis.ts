/**
 * Hypothesis's way of finding a quote again, made after what is published of it: its words to the letter if they are
 * anywhere, else the stretches that differ least from them, in at most half of their signs; of
 * those the one that scores best by words, company and place. It has no score below which it finds nothing.
 */
import type { EditionPlace } from '#domain/editions/match'
import search from 'approx-string-match'

/** A quote with its company, and where it was. */
export interface Selector {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** UTF-16 offset in the text it was made on. */
  readonly at: number
}

/** UTF-16 offsets. */
export interface Found {
  readonly start: number
  readonly end: number
}

const companyLength = 32
const mostErrors = 256
const weights = { quote: 50, prefix: 20, suffix: 20, place: 2 } as const

/** The selector of `start` to `end` in `text`. */
export const selectorOf = (text: string, start: number, end: number): Selector => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - companyLength), start),
  suffix: text.slice(end, end + companyLength),
  at: start,
})

/** Where in `text` the selector's quote is; null if nothing in it is like the quote. */
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

/** How much of `wanted` is in `text`, from 0 to 1; 1 where nothing is wanted. */
function likeness(text: string, wanted: string): number {
  if (wanted === '') return 1
  if (text === '') return 0
  const [nearest] = search(text, wanted, wanted.length)
  return nearest ? 1 - nearest.errors / wanted.length : 0
}

/** Finds stretches of the paragraphs of one text again in another, as that looks to Hypothesis: one text from top to bottom. */
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
