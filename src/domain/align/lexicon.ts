/**
 * Words that translate each other, learned from sure links: two words that keep meeting in linked
 * paragraphs, and hardly anywhere else.
 */

/** Words of two linked paragraphs. */
export interface LinkedWords {
  readonly source: ReadonlySet<string>
  readonly translation: ReadonlySet<string>
}

/** For each word of the source, the names that it shares with its translations. */
export interface Lexicon {
  readonly source: ReadonlyMap<string, readonly string[]>
  readonly translation: ReadonlyMap<string, readonly string[]>
}

/** The beginning of the names in a lexicon. */
export const learnedSign = '='

/** How often two words must have met. */
const leastMeetings = 2
/** The least share of their occurrences that two words must have together, from 0 to 1. */
const leastTogether = 0.6
/** The most partners of one word. */
const mostPartners = 2
/** The most meetings that are counted. A part of a long book says the same as all of it. */
const mostMeetings = 3_000_000

/** Learns from `links`. */
export function lexiconOf(links: readonly LinkedWords[]): Lexicon {
  const here = countsOf(links.map(({ source }) => source))
  const there = countsOf(links.map(({ translation }) => translation))
  const each = Math.max(10, Math.min(40, Math.floor(Math.sqrt(mostMeetings / (links.length + 1)))))
  const numbers = new Map<string, number>()
  const others: string[] = []
  const evidentThere: Int32Array[] = []
  /** The links in which each word of the source is evidence. */
  const linksOf = new Map<string, number[]>()
  for (const [k, { source, translation }] of links.entries()) {
    const told = telling(translation, there, links.length, each)
    evidentThere.push(
      Int32Array.from(told, word => {
        const number = numbers.get(word) ?? others.push(word) - 1
        numbers.set(word, number)
        return number
      }),
    )
    for (const word of telling(source, here, links.length, each)) {
      const known = linksOf.get(word)
      if (known) known.push(k)
      else linksOf.set(word, [k])
    }
  }
  return named(believed({ linksOf, evidentThere, others }, here, there))
}

/** The words that are evidence in each link. Those of the translation are numbers in `others`. */
interface EvidentWords {
  readonly linksOf: ReadonlyMap<string, readonly number[]>
  readonly evidentThere: readonly Int32Array[]
  readonly others: readonly string[]
}

interface Partners {
  readonly word: string
  readonly other: string
  readonly together: number
}

function believed(
  { linksOf, evidentThere, others }: EvidentWords,
  here: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, number>,
): readonly Partners[] {
  const found: Partners[] = []
  // One row of counts serves all words: the meetings of all would take hundreds of megabytes.
  const times = new Int32Array(others.length)
  for (const [word, links] of linksOf) {
    const met: number[] = []
    for (const link of links) {
      for (const other of evidentThere[link] ?? []) {
        const before = times[other] ?? 0
        if (before === 0) met.push(other)
        times[other] = before + 1
      }
    }
    for (const number of met) {
      const meetings = times[number] ?? 0
      times[number] = 0
      if (meetings < leastMeetings) continue
      const other = others[number] ?? ''
      const together = (2 * meetings) / ((here.get(word) ?? 0) + (there.get(other) ?? 0))
      // Two meetings may be chance; a pair that meets often needs a lower share.
      if (together >= leastTogether + 0.5 / meetings) found.push({ word, other, together })
    }
  }
  found.sort((a, b) => b.together - a.together)
  const taken = new Map<string, number>()
  return found.filter(({ word, other }) => {
    const [mine, theirs] = [taken.get(`<${word}`) ?? 0, taken.get(`>${other}`) ?? 0]
    if (mine >= mostPartners || theirs >= mostPartners) return false
    taken.set(`<${word}`, mine + 1)
    taken.set(`>${other}`, theirs + 1)
    return true
  })
}

function named(pairs: readonly Partners[]): Lexicon {
  const source = new Map<string, string[]>()
  const translation = new Map<string, string[]>()
  for (const [i, { word, other }] of pairs.entries()) {
    const name = `${learnedSign}${i}`
    source.set(word, [...(source.get(word) ?? []), name])
    translation.set(other, [...(translation.get(other) ?? []), name])
  }
  return { source, translation }
}

/**
 * Returns at most `limit` of the rarest words of a paragraph that occur more than once, and none
 * that is in every fifth paragraph.
 */
function telling(
  words: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  paragraphs: number,
  limit: number,
): readonly string[] {
  const count = (word: string) => counts.get(word) ?? 0
  return [...words]
    .filter(word => count(word) >= leastMeetings && count(word) * 5 <= paragraphs)
    .sort((a, b) => count(a) - count(b))
    .slice(0, limit)
}

/** In how many of `lists` each word occurs. */
export function countsOf(lists: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const words of lists) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
