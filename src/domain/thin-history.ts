/** Which versions may lose their words as they grow old, so that a history does not grow for ever. */
import { emptyText } from './rich-text.ts'
import { isBlankVersion, type Version } from './history.ts'

/** A version as far as its age is concerned. */
export type Aged = Pick<Version, 'id' | 'at'>

const day = 24 * 60 * 60_000
const week = 7 * day
/** How long all of a row's versions are kept, then one a day, then one a week; after that one in four weeks. */
const spans = [
  { until: day, size: 0 },
  { until: 30 * day, size: day },
  { until: 365 * day, size: week },
  { until: Number.POSITIVE_INFINITY, size: 4 * week },
] as const

/**
 * The ids of those of one row's `versions` that are too many at `now`: all but the first, those of the
 * last day, and the newest of each day, week and four weeks before that. Thinning day by day
 * leaves what thinning at the end would leave.
 */
export function tooMany(versions: readonly Aged[], now: number): ReadonlySet<string> {
  const newestFirst = versions.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const [first] = newestFirst.slice(-1)
  const seen = new Set<string>()
  const many = new Set<string>()
  for (const { id, at } of newestFirst) {
    const span = spans.find(({ until }) => now - at < until) ?? spans[0]
    if (span.size === 0) continue
    const group = `${span.size} ${Math.floor(at / span.size)}`
    if (seen.has(group) && id !== first?.id) many.add(id)
    seen.add(group)
  }
  return many
}

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
