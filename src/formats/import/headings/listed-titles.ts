/**
 * Finds the titles that a table of contents lists. The table need not have a title of its own,
 * because its entries are repeated in the text.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import {
  entriesIn,
  longestEntry,
  numberKey,
  type TableEntry,
  type TitleLines,
} from './contents-entries.ts'
import {
  firstPlaceFrom,
  runsIn,
  titlePlaces,
  type EntryRun,
  type TitlePlaces,
} from './contents-runs.ts'
import { divisions, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import { metreOf } from '../plain-text/metre.ts'

type Forms = readonly (HeadingForm | null)[]

interface ListedTitles {
  /** The titles in the text, by index. */
  readonly titles: ReadonlyMap<number, HeadingForm>
  /** The indexes of the tables' lines. */
  readonly entries: ReadonlySet<number>
}

/** An entry and the index of its title in the text. */
interface Place {
  readonly entry: TableEntry
  readonly at: number
  /** Whether the words are the same, and not only the number. */
  readonly isByWords: boolean
}

interface Part extends EntryRun {
  /** Whether the text begins at its end: an entry is repeated there. */
  readonly isBegun: boolean
}

interface Table {
  readonly start: number
  readonly end: number
  readonly places: readonly Place[]
}

/** Fewer entries prove nothing, with a title above them and without one. */
const [leastTitled, leastUntitled] = [2, 3]
/** The share of a table's entries that must occur again in the text. */
const foundShare = 2 / 3
/**
 * The share of entries without title and numbers that the text has only once and above prose. If
 * it is less, they are verse, or the names of speakers.
 */
const onceShare = 0.8

/** Returns the titles that tables of contents list. `forms` are those of the lines. */
export function listedTitles(lines: readonly HeadingLine[], forms: Forms): ListedTitles {
  const titles = new Map<number, HeadingForm>()
  const entries = new Set<number>()
  const runs = runsIn(lines, forms)
  if (runs.length === 0) return { titles, entries }
  const known = titlePlaces(lines, forms, runs)
  const titleLines = { texts: lines.map(({ text }) => text), forms }
  for (const run of runs) {
    for (const table of tablesIn(titleLines, run, known)) {
      // 自序 right above the first entry is an entry: no text follows it.
      let { start } = table
      while (forms[start - 1]?.sign === 'named') start--
      for (let at = start; at < table.end; at++) entries.add(at)
      for (const [at, form] of titlesOf(table.places, forms)) titles.set(at, form)
    }
  }
  return { titles, entries }
}

function tablesIn(lines: TitleLines, run: EntryRun, known: TitlePlaces): readonly Table[] {
  const all = entriesIn(lines, run, (words, at) => (known.byWords.get(words)?.at(-1) ?? -1) > at)
  const tables: Table[] = []
  for (let first = 0; first < all.length;) {
    const past = endOfEntries(all, first)
    const part = {
      start: first === 0 ? run.start : (all[first]?.at ?? run.end),
      end: all[past]?.at ?? run.end,
      isTitled: run.isTitled && first === 0,
      isBegun: past < all.length,
    }
    const table = tableOf(lines.texts, all.slice(first, past), part, known)
    if (table !== null) tables.push(table)
    first = past
  }
  return tables
}

/**
 * Returns the index of the first entry from `first` on that is a title in the text: the first one
 * again, or one of those that are right above prose again.
 */
function endOfEntries(all: readonly TableEntry[], first: number): number {
  const seen = new Map<string, number>()
  const again: number[] = []
  for (let k = first; k < all.length; k++) {
    const id = idOf(all[k])
    const before = seen.get(id) ?? -1
    if (before === first) return k
    if (before < 0) seen.set(id, k)
    again.push(before)
  }
  let past = again.length
  while (
    past > 0 &&
    (again[past - 1] ?? -1) >= 0 &&
    (again[past - 1] ?? -1) < (again[past] ?? Infinity)
  )
    past--
  return first + past
}

const idOf = (entry: TableEntry | undefined): string =>
  entry?.words[0] ?? `${entry?.form?.sign} ${entry?.form?.number}`

/** Returns the table that `entries` are; null if too few of them are repeated from `end` on. */
function tableOf(
  texts: readonly string[],
  entries: readonly TableEntry[],
  { start, end, isTitled, isBegun }: Part,
  known: TitlePlaces,
): Table | null {
  const after = placesOf(entries, { from: end, to: texts.length }, known)
  // The table may be at the end of the book.
  const places =
    after.length > 0 || !isTitled
      ? after
      : placesOf(entries, { from: 0, to: start }, { ...known, byNumber: new Map() })
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return null
  const own = isTitled
    ? entries
    : entries.slice(entries.indexOf(first.entry), entries.indexOf(last.entry) + 1)
  if (places.length < (isTitled ? leastTitled : leastUntitled)) return null
  if (places.length < own.length * foundShare) return null
  const next = entries[entries.indexOf(last.entry) + 1]?.at ?? end
  const table = {
    start: isTitled ? start : first.entry.at,
    end: isBegun ? end : Math.max(next, last.entry.at + 1),
    places,
  }
  return isTitled || areTitles(texts, own, table, known) ? table : null
}

/** Returns the places in a range of the text that repeat `entries` in their order. */
function placesOf(
  entries: readonly TableEntry[],
  { from, to }: { readonly from: number; readonly to: number },
  { byWords, byNumber }: TitlePlaces,
): readonly Place[] {
  // The numbers of a part, its first volume and its first chapter occur again, but are no table.
  const counts = new Map<string | undefined, number>()
  for (const { form } of entries) counts.set(form?.sign, (counts.get(form?.sign) ?? 0) + 1)
  const places: Place[] = []
  let past = from
  for (const entry of entries) {
    const found = entry.words
      .map(words => firstPlaceFrom(byWords.get(words), past))
      .find(place => place !== undefined)
    const number = (counts.get(entry.form?.sign) ?? 0) > 1 ? numberKey(entry.form) : null
    const at = found ?? (number === null ? undefined : firstPlaceFrom(byNumber.get(number), past))
    if (at === undefined || at >= to) continue
    places.push({ entry, at, isByWords: found !== undefined })
    past = at + 1
  }
  return places
}

/** Whether the places of a table without a title are titles: text follows them. */
function areTitles(
  texts: readonly string[],
  entries: readonly TableEntry[],
  { start, end, places }: Table,
  { byWords }: TitlePlaces,
): boolean {
  const titles = places.filter((_place, k) => !isAuthor(places, k))
  const found = new Set(titles.map(({ at }) => at))
  const areNumbered =
    entries.filter(({ form }) => numberKey(form) !== null).length * 2 >= entries.length
  if (areNumbered) {
    const above = titles.filter(({ at }) => at + 1 < texts.length && !found.has(at + 1))
    return above.length * 2 >= titles.length
  }
  if (areQuoted(texts, titles)) return false
  const once = titles.filter(({ entry, at }) => {
    const all = byWords.get(entry.words[0] ?? '') ?? []
    const isOnce = (firstPlaceFrom(all, end) ?? Infinity) >= (all.at(-1) ?? -1)
    const isAbove = [at + 1, at + 2].some(near => isProse(texts[near]))
    return isOnce && isAbove && !found.has(at + 1)
  })
  // A table is at the head of what it lists.
  const [first = 0, last = 0] = [places[0]?.at, places.at(-1)?.at]
  return once.length >= titles.length * onceShare && start <= last - first
}

/** Whether the line at `places[k]` is the author of the title before it, as in the table. */
const isAuthor = (places: readonly Place[], k: number): boolean =>
  places[k]?.entry.isBeside === true && places[k - 1]?.at === places[k].at - 1

/**
 * Whether names without numbers are the lines of a poem or a song that the text explains one by
 * one: they have the metre of verse, or few of them have more than a short paragraph each.
 */
function areQuoted(texts: readonly string[], titles: readonly Place[]): boolean {
  const lengths = titles.map(({ at }) => metreOf(texts[at] ?? '')?.length)
  const [length] = lengths
  const isMetre = length !== undefined && usualMetres.has(length) && titles.length % 2 === 0
  if (isMetre && titles.length > 2 && lengths.every(other => other === length)) return true
  const parts = titles.slice(1).map(({ at }, k) => texts.slice((titles[k]?.at ?? 0) + 1, at))
  const short = parts.filter(lines => lines.length < 2 && lines.join('').length < leastPart)
  return titles.length <= mostQuoted && short.length * 2 > parts.length
}

const usualMetres: ReadonlySet<number> = new Set([5, 7])
/** A paragraph of this length may be the whole of a piece, in UTF-16 code units. */
const leastPart = 120
/** More names are a list of short pieces rather than quoted lines. */
const mostQuoted = 8

const isProse = (text = ''): boolean =>
  endsSentence(text) || hasClauses(text) || text.length > longestEntry

/**
 * Returns the forms of the titles at `places`. Titles without a number among others with one have
 * the level of those.
 */
function titlesOf(
  places: readonly Place[],
  forms: Forms,
): readonly (readonly [number, HeadingForm])[] {
  const hasItems = places.some(({ entry }) => entry.form?.number != null)
  const isNumbered = ({ entry }: Place) => numberKey(entry.form) !== null
  let sign = places.find(isNumbered)?.entry.form?.sign ?? (hasItems ? 'named' : 'markup')
  return places.flatMap((place, k) => {
    const { entry, at, isByWords } = place
    if (isNumbered(place)) sign = entry.form?.sign ?? sign
    if (!isByWords) return []
    const own = forms[at] ?? null
    if (own !== null && (own.number !== null || divisions.has(own.sign)))
      return [[at, own] as const]
    // The author may have the line after the title.
    return isAuthor(places, k)
      ? []
      : [[at, { sign, number: null, firm: true, why: 'contents' }] as const]
  })
}
