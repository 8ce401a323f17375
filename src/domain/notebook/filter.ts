/** Which marks the notebook shows, and how many each further choice would show. */
import type { AnnotationId } from '../ids.ts'
import { facets, type Entry, type Facet } from './entry.ts'

/** What is filtered by the day on which a mark was made, or last changed. */
export interface Days {
  readonly of: 'createdAt' | 'updatedAt'
  /** The first and the last day as `YYYY-MM-DD`; empty if that end is open. */
  readonly from: string
  readonly to: string
}

export interface NotebookFilter {
  /** The chosen values of each facet; all marks pass a facet without any. */
  readonly chosen: Readonly<Record<Facet, readonly string[]>>
  readonly days: Days
}

export const anyDay: Days = { of: 'createdAt', from: '', to: '' }

export const noFilter: NotebookFilter = {
  chosen: {
    book: [],
    chapter: [],
    category: [],
    kind: [],
    state: [],
    tag: [],
    side: [],
    linked: [],
    has: [],
  },
  days: anyDay,
}

/** Facets of which a mark must have every chosen value. Of the others it must have one. */
const together: ReadonlySet<Facet> = new Set<Facet>(['tag', 'has'])

/** Returns `filter` with other values of one facet. Chapters are those of one book. */
export function withChosen(
  filter: NotebookFilter,
  facet: Facet,
  values: readonly string[],
): NotebookFilter {
  const chosen = { ...filter.chosen, [facet]: values }
  return { ...filter, chosen: facet === 'book' ? { ...chosen, chapter: [] } : chosen }
}

/** Returns `values` with `value`, or without it if it is there. */
export const toggled = (values: readonly string[], value: string): readonly string[] =>
  values.includes(value) ? values.filter(other => other !== value) : [...values, value]

/** Whether `filter` lets every mark pass. */
export const isOpen = ({ chosen, days }: NotebookFilter): boolean =>
  facets.every(facet => chosen[facet].length === 0) && days.from === '' && days.to === ''

/** What a filter lets pass. */
export interface FilteredMarks {
  /** In the order in which the entries were given. */
  readonly shown: readonly Entry[]
  /**
   * How many marks each value of a facet would show, given the choices in all other facets. A value
   * that none has is missing.
   */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

/**
 * Returns the entries that pass `filter` and are among `found`, the marks that contain the sought
 * words; null if no words are sought.
 */
export function filtered(
  entries: readonly Entry[],
  { chosen, days }: NotebookFilter,
  found: ReadonlySet<AnnotationId> | null,
): FilteredMarks {
  const isOnDays = onDays(days)
  const tests = facets.map((facet, n) => ({
    facet,
    bit: 1 << n,
    isTogether: together.has(facet),
    wanted: new Set(chosen[facet]),
    counts: new Map<string, number>(),
  }))
  const shown: Entry[] = []
  for (const entry of entries) {
    if (found && !found.has(entry.mark.id)) continue
    if (!isOnDays(entry)) continue
    let failed = 0
    for (const { facet, bit, isTogether, wanted } of tests)
      if (!passes(entry.values[facet], wanted, isTogether)) failed |= bit
    if (failed === 0) shown.push(entry)
    for (const { facet, bit, isTogether, counts } of tests) {
      // A mark that fails only here would pass by another choice of the same facet.
      if (failed !== 0 && (isTogether || failed !== bit)) continue
      for (const value of entry.values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return { shown, counts: countsOf(tests) }
}

const countsOf = (
  tests: readonly { readonly facet: Facet; readonly counts: ReadonlyMap<string, number> }[],
): FilteredMarks['counts'] => {
  const of = (facet: Facet) => tests.find(test => test.facet === facet)?.counts ?? new Map()
  return {
    book: of('book'),
    chapter: of('chapter'),
    category: of('category'),
    kind: of('kind'),
    state: of('state'),
    tag: of('tag'),
    side: of('side'),
    linked: of('linked'),
    has: of('has'),
  }
}

function passes(
  values: readonly string[],
  wanted: ReadonlySet<string>,
  isTogether: boolean,
): boolean {
  if (wanted.size === 0) return true
  if (!isTogether) return values.some(value => wanted.has(value))
  for (const value of wanted) if (!values.includes(value)) return false
  return true
}

/** Returns the test of the days, which are those of the reader's clock. */
function onDays({ of, from, to }: Days): (entry: Entry) => boolean {
  const first = startOfDay(from) ?? -Infinity
  const end = startOfDay(to, 1) ?? Infinity
  if (first === -Infinity && end === Infinity) return () => true
  return ({ mark }) => mark[of] >= first && mark[of] < end
}

/** Returns when the day begins, or the one `after` it; null for anything but a day. */
function startOfDay(day: string, after = 0): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined) return null
  return new Date(Number(year), Number(month) - 1, Number(date) + after).getTime()
}
