/** Which versions may lose their words as they grow old, so that a history does not grow for ever. */
import type { Stamp } from './clock.ts'
import { livedDays } from './lived-days.ts'
import { emptyText } from './rich-text.ts'
import { isBlankVersion, type Version } from './history.ts'

/** A version as far as its age is concerned: when it was written, and its row's place in the order (`orderOf`). */
export type Aged = Pick<Version, 'id' | 'at'> & { readonly order: Stamp }

const day = 24 * 60 * 60_000
const week = 7 * day
/**
 * How long all of a row's versions are kept, then one a day, then one a week; after that one in four weeks.
 * `until` counts days on which something was written, and asks no clock what day it is.
 */
const spans = [
  { until: 3, size: 0 },
  { until: 30, size: day },
  { until: 365, size: week },
  { until: Number.POSITIVE_INFINITY, size: 4 * week },
] as const

/** How old each of all the `versions` of a library is, by its id: in days on which something was written. */
export function agesOf(versions: readonly Aged[]): ReadonlyMap<string, number> {
  const sorted = versions.toSorted(newestFirst)
  const ages = livedDays(sorted.map(({ at }) => Math.floor(at / day)))
  return new Map(sorted.map(({ id }, i) => [id, ages[i] ?? 0]))
}

/**
 * The ids of those of one row's `versions` that are too many at their `ages`: all but the first, those of the last three
 * days on which anything was written, and the newest of each day, week and four weeks before that. Thinning day by day
 * leaves what thinning at the end would leave, unless a clock is set back in between.
 */
export function tooMany(
  versions: readonly Aged[],
  ages: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const sorted = versions.toSorted(newestFirst)
  const [first] = sorted.slice(-1)
  const seen = new Set<string>()
  const many = new Set<string>()
  for (const { id, at } of sorted) {
    const age = ages.get(id) ?? 0
    const span = spans.find(({ until }) => age < until) ?? spans[0]
    if (span.size === 0) continue
    const group = `${span.size} ${Math.floor(at / span.size)}`
    if (seen.has(group) && id !== first?.id) many.add(id)
    seen.add(group)
  }
  return many
}

const newestFirst = (a: Aged, b: Aged): number =>
  Number(a.order < b.order) - Number(a.order > b.order) || (a.id < b.id ? 1 : -1)

/**
 * `version` without its words, as of `now`; null where it stays: words that lost against others when
 * libraries were put together or an older version came back were never taken back by the reader
 * themselves. The row remains, so that no copy brings the words back and nobody takes it for lost.
 */
export function thinned(version: Version, now: number): Version | null {
  if (version.why === 'restored' || version.why === 'merged' || isBlankVersion(version)) return null
  switch (version.table) {
    case 'translations':
      return { ...version, row: { ...version.row, content: emptyText }, updatedAt: now }
    case 'annotations':
      return { ...version, row: { ...version.row, note: [], tags: [] }, updatedAt: now }
    case 'categories':
    case 'books':
      return null
  }
}
