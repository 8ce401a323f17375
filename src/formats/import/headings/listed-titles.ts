/** Finds titles without numbers by the table of contents that lists them. */
import { endsWithStop } from './heading-numbers.ts'
import type { HeadingLine } from './headings.ts'
import { isContentsTitle } from './named-headings.ts'

interface ListedTitles {
  /** The indexes of the titles in the text. */
  readonly titles: ReadonlySet<number>
  /** The indexes of the table's entries. */
  readonly entries: ReadonlySet<number>
}

/** A longer line is not an entry of a table of contents. */
const longestEntry = 40
const leastTitles = 2
/** The share of a table's entries that must occur again in the text. */
const foundShare = 2 / 3

const none: ListedTitles = { titles: new Set(), entries: new Set() }

/** Returns the titles that the first table of contents lists; none if an entry `isNumbered`. */
export function listedTitles(
  lines: readonly HeadingLine[],
  isNumbered: (text: string) => boolean,
): ListedTitles {
  const start = lines.findIndex(({ text }) => isContentsTitle(text)) + 1
  if (start === 0) return none
  const listed = new Map<string, number>()
  let hasNumbers = false
  let end = start
  for (; end < lines.length; end++) {
    const text = lines[end]?.text ?? ''
    // The text begins where an entry is repeated.
    if (listed.has(squeezed(text)) || text.length > longestEntry || endsWithStop(text)) break
    if (isNumbered(text)) return none
    // If an entry is numbered without its page number, numbers identify the titles of the text.
    // The table then only shows which lines are entries.
    hasNumbers ||= isNumbered(text.replace(page, ''))
    listed.set(withoutPage(text), end)
  }
  const titles = new Set<number>()
  const places = placesOf(lines, end, listed)
  let past = end
  for (const title of listed.keys()) {
    const at = places.get(title)?.find(place => place >= past)
    if (at === undefined) continue
    titles.add(at)
    past = at + 1
  }
  const isTable = titles.size >= leastTitles && titles.size >= listed.size * foundShare
  return isTable
    ? { titles: hasNumbers ? new Set() : titles, entries: new Set(listed.values()) }
    : none
}

/** The indexes, from `start`, of the lines that consist of one of the `listed` titles. */
function placesOf(
  lines: readonly HeadingLine[],
  start: number,
  listed: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (let at = start; at < lines.length; at++) {
    const { text = '', begins = false } = lines[at] ?? {}
    const title = text.length > longestEntry || !begins ? '' : squeezed(text)
    if (!listed.has(title)) continue
    const known = places.get(title)
    if (known === undefined) places.set(title, [at])
    else known.push(at)
  }
  return places
}

const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

/** Dots or a bracket, then a page number. */
const page = /(?<=\S)(?:[\s.．·…‥]+|[（(])\d{1,4}[）)]?$/

/** Returns an entry without its dots and its page number. */
const withoutPage = (text: string): string =>
  squeezed(text.replace(page, '').replace(/[.．·…‥]+$/, ''))
