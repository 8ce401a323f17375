/** Finds lines in a row that may be a table of contents, and where the text has their words. */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import {
  isOnlyNumber,
  longestEntry,
  longestEntries,
  mayBeSeveral,
  numberKey,
  readingsOf,
  titleWords,
} from './contents-entries.ts'
import type { HeadingForm } from './heading-form.ts'
import { endsWithStop } from './heading-numbers.ts'
import type { HeadingLine } from './headings.ts'
import { isContentsTitle } from './named-headings.ts'

type Forms = readonly (HeadingForm | null)[]

/** Lines that may be a table of contents. */
export interface EntryRun {
  readonly start: number
  readonly end: number
  /** Whether the line before the run is the title of a table of contents. */
  readonly isTitled: boolean
}

/** Fewer lines without a title are no table of contents. */
const leastLines = 3
const longestContentsTitle = 24

/** Returns the runs of lines that may be entries. `forms` are those of the lines. */
export function runsIn(lines: readonly HeadingLine[], forms: Forms): readonly EntryRun[] {
  const runs: EntryRun[] = []
  let start = 0
  let isTitled = false
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at]
    const isTitle = line !== undefined && isTitleOfContents(line.text)
    if (line !== undefined && !isTitle && isEntry(line, forms[at] ?? null, isTitled)) continue
    if (at > start && (isTitled || at - start >= leastLines))
      runs.push({ start, end: at, isTitled })
    start = at + 1
    isTitled = isTitle
  }
  return runs
}

const isTitleOfContents = (text: string): boolean =>
  text.length <= longestContentsTitle && isContentsTitle(text)

function isEntry(line: HeadingLine, form: HeadingForm | null, isTitled: boolean): boolean {
  const { text, begins, isMarked, isAside } = line
  if (isMarked || text.length > longestEntries) return false
  if (isAside || form !== null) return true
  if (endsWithStop(text) || (!isTitled && hasClauses(text))) return false
  return text.length <= longestEntry
    ? begins || mayBeSeveral(text)
    : mayBeSeveral(text) && readingsOf(text).length > 1
}

/** The places of titles in a text, in ascending order. */
export interface TitlePlaces {
  readonly byWords: ReadonlyMap<string, readonly number[]>
  readonly byNumber: ReadonlyMap<string, readonly number[]>
}

/** Returns where the text may have a title with the words or the number of an entry in `runs`. */
export function titlePlaces(
  lines: readonly HeadingLine[],
  forms: Forms,
  runs: readonly EntryRun[],
): TitlePlaces {
  const initials = initialsIn(lines, runs)
  const byWords = new Map<string, number[]>()
  const byNumber = new Map<string, number[]>()
  for (const [at, { text, begins }] of lines.entries()) {
    const form = forms[at] ?? null
    // A full line of print that ends a sentence may be the last of its paragraph.
    if (
      !(begins || endsSentence(lines[at - 1]?.text ?? '')) ||
      (form === null && text.length > longestEntry)
    )
      continue
    const number = numberKey(form)
    if (number !== null) add(byNumber, number, at)
    if (!initials.has(initialOf(text)) || (form === null && endsWithStop(text))) continue
    add(byWords, titleWords(text), at)
    const title = lines[at + 1]?.text ?? ''
    if (isOnlyNumber(text) && title.length <= longestEntry)
      add(byWords, titleWords(text + title), at)
  }
  return { byWords, byNumber }
}

/** The first letters of all entries, by which most lines of a text are passed over. */
const initialsIn = (
  lines: readonly HeadingLine[],
  runs: readonly EntryRun[],
): ReadonlySet<string> =>
  new Set(
    runs.flatMap(({ start, end }) =>
      lines
        .slice(start, end)
        .flatMap(({ text }) => readingsOf(text).flatMap(parts => parts.map(initialOf))),
    ),
  )

const hanFirst = /^[\u4e00-\u9fff]/

/** The first letter or digit of `text`, as `titleWords` writes it; empty if it has none. */
const initialOf = (text: string): string =>
  hanFirst.test(text) ? text.charAt(0) : titleWords(/[\p{L}\p{N}]/u.exec(text)?.[0] ?? '')

function add(places: Map<string, number[]>, key: string, at: number): void {
  const known = places.get(key)
  if (known === undefined) places.set(key, [at])
  else known.push(at)
}

/** Returns the first of `places` that is not before `from`. */
export function firstPlaceFrom(places: readonly number[] = [], from = 0): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  return places[low]
}
