/**
 * Decides which versions lose their words as they age, so that a history does not grow for ever.
 */
import type { Stamp } from './clock.ts'
import { erase, isErased } from './marking/erase.ts'
import { livedDays } from './lived-days.ts'
import { emptyText } from './rich-text.ts'
import { isBlankVersion, type Version } from './history.ts'

/**
 * The fields of a version that decide its age: when it was written, and its row's place in the
 * order (`orderOf`).
 */
export type Aged = Pick<Version, 'id' | 'at'> & { readonly order: Stamp }

const day = 24 * 60 * 60_000
const week = 7 * day
/**
 * How many versions of a row stay: all of the last three days, then one a day, one a week, and at
 * last one in four weeks. `until` counts lived days, not calendar days.
 */
const spans = [
  { until: 3, size: 0 },
  { until: 30, size: day },
  { until: 365, size: week },
  { until: Number.POSITIVE_INFINITY, size: 4 * week },
] as const

/** Returns the age, in lived days, of all `versions` of a library by id. */
export function agesOf(versions: readonly Aged[]): ReadonlyMap<string, number> {
  const sorted = versions.toSorted(newestFirst)
  const ages = livedDays(sorted.map(({ at }) => Math.floor(at / day)))
  return new Map(sorted.map(({ id }, i) => [id, ages[i] ?? 0]))
}

/**
 * Returns the ids of those of one row's `versions` that are too many at their `ages`. The first
 * version stays, and so do those of the last three lived days and the newest of each day, week and
 * four weeks before. Thinning every day has the same result as thinning once at the end, unless a
 * clock is set back in between.
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

/** Returns a version of a mark that was deleted for good without its words, at `now`. */
export function erasedVersion(version: Version, now: number): Version | null {
  if (version.table !== 'annotations' || isErased(version.row)) return null
  const row = erase(
    { ...version.row, deletedAt: version.row.deletedAt ?? now },
    version.row.updatedAt,
  )
  return row && { ...version, row, updatedAt: now }
}

/**
 * Returns `version` without its words at `now`, or null if it stays. Words that lost in a merge or
 * were replaced by an older version stay, because the reader never removed them. The row remains,
 * so that no copy brings the words back and no check reports it as lost.
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
    case 'ownWords':
    case 'outline':
      return null
  }
}
