/** Finds running headers, the titles that print repeats at the head of every page. */
import { numberOf } from '#domain/text/numerals'
import { endsSentence, hasClauses } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'
import { proseBefore } from './prose-before.ts'
import { offered, type Offer } from './offer.ts'

const longestHeader = 40
/** The same with the spaces between the header and its page number. */
const longestLine = 200
/** A header occurs at least this often, or `leastByPages` times if it is next to page numbers. */
const leastTimes = 4
const leastByPages = 2
/** The same if every occurrence has a page number on its line. */
const leastNumbered = 3
/** The least average distance of two headers, in lines. A refrain returns sooner. */
const leastApart = 8
/**
 * The largest standard deviation of the distance, as a share of it. Chapters vary more than pages.
 */
const largestSpread = 0.35
/** If more headers are found, none is offered, because a book does not have so many. */
const mostHeaders = 30

/**
 * Returns the offers to leave out the running headers in `lines`. `pages` are the indexes of page
 * numbers and rules.
 */
export function runningHeaders(
  lines: readonly PrintedLine[],
  pages: ReadonlySet<number>,
  isHeading: (text: string) => boolean,
): readonly Offer[] {
  const before = proseBefore(lines)
  const headers = [...placesByText(lines, pages, isHeading)]
    .map(([text, found]) => {
      // The first occurrence without a page number is the heading itself.
      const isFirst = isHeading(text) && found[0]?.number === null
      return [text, isFirst ? found.slice(1) : found] as const
    })
    .filter(([, found]) => isRunning(found, pages, before))
    .map(([text, found]) => [text, found.map(({ at }) => at)] as const)
  if (headers.length > mostHeaders) return []
  return headers.flatMap(([text, places]) =>
    offered('running-header', places, { id: `@running-header:${text}`, isFurniture: true }),
  )
}

interface Found {
  readonly at: number
  /** The page number on the same line. */
  readonly number: number | null
}

/** A page number before or after its header. */
const ownNumber = /^([0-9０-９]{1,4})\s+(?:[|｜·•]\s*)?|\s+(?:[|｜·•]\s*)?([0-9０-９]{1,4})$/g

/**
 * The occurrences of each short line that is not a sentence. Page numbers on the line are ignored.
 */
function placesByText(
  lines: readonly PrintedLine[],
  pages: ReadonlySet<number>,
  isHeading: (text: string) => boolean,
): ReadonlyMap<string, readonly Found[]> {
  const places = new Map<string, Found[]>()
  for (const [at, { text: printed }] of lines.entries()) {
    // Print sets the page number at the far end of the line.
    const text = printed.length > longestLine ? printed : printed.replaceAll(/\s+/g, ' ')
    if (text.length > longestHeader || pages.has(at)) continue
    if (endsSentence(text) || hasClauses(text)) continue
    const [first] = text.matchAll(ownNumber)
    const plain = text.replaceAll(ownNumber, '').replaceAll(/\s+/g, ' ')
    if (!/\p{L}/u.test(plain)) continue
    // In a heading such as `Chapter 3`, the number is not that of a page.
    const isItsOwn = first?.[2] !== undefined && isHeading(text) && !isHeading(plain)
    const found = { at, number: isItsOwn ? null : numberOf(first?.[1] ?? first?.[2] ?? '') }
    const known = places.get(plain)
    if (known === undefined) places.set(plain, [found])
    else known.push(found)
  }
  return places
}

function isRunning(
  found: readonly Found[],
  pages: ReadonlySet<number>,
  before: (at: number) => string,
): boolean {
  const places = found.map(({ at }) => at)
  if (places.length < leastByPages) return false
  const byPages = places.filter(at => [-2, -1, 1, 2].some(by => pages.has(at + by))).length
  if (byPages * 5 >= places.length * 3) return true
  const isKnown = isNumbered(found) || (places.length >= leastTimes && isRegular(places))
  return isKnown && cutsSentences(places, before)
}

/** Whether every occurrence has a page number, and the numbers rise. */
const isNumbered = (found: readonly Found[]): boolean =>
  found.length >= leastNumbered &&
  found.every(({ number }, i) => number !== null && number > (found[i - 1]?.number ?? -1))

function isRegular(places: readonly number[]): boolean {
  const apart = places.slice(1).map((at, i) => at - (places[i] ?? 0))
  const mean = apart.reduce((sum, distance) => sum + distance, 0) / apart.length
  const spread = Math.sqrt(
    apart.reduce((sum, distance) => sum + (distance - mean) ** 2, 0) / apart.length,
  )
  return mean >= leastApart && spread <= mean * largestSpread
}

/** Whether at least one of four occurrences interrupts a sentence, as only a page break does. */
const cutsSentences = (places: readonly number[], before: (at: number) => string): boolean =>
  places.filter(at => {
    const prose = before(at)
    return prose !== '' && !endsSentence(prose)
  }).length *
    4 >=
  places.length
