/** Which snapshots are kept: many of the last days, fewer of this month, a few of the months before. */
import { livedDays } from '#domain/lived-days'

/** So many days that have any count as the last, so that a clock that jumps is no end of a day. */
const lastDays = 2
const ofEach = 3
const daily = 13
const weekly = 8
/** However old: a snapshot that turns out to be damaged has one before it, and the journal since. */
const always = 2

/**
 * Those of `times` that are kept, all in milliseconds since 1970, and in the order in which they were made, the
 * oldest first: the newest three of each of the last two days that have any, the newest of each of the thirteen
 * days before those, of each of the eight weeks before them, and the two newest in any case. Days begin
 * at midnight where the reader is. What is new is what was made last: no clock is asked for that.
 */
export function kept(times: readonly number[]): ReadonlySet<number> {
  const newestFirst = times.toReversed()
  const ages = livedDays(newestFirst.map(dayOf))
  const isLast = (_time: number, i: number) => (ages[i] ?? 0) < lastDays
  const past = newestFirst.filter((time, i) => !isLast(time, i))
  const days = firstOfEach(past, dayOf).slice(0, daily)
  const isOfThose = new Set(days.map(dayOf))
  const before = past.filter(time => !isOfThose.has(dayOf(time)))
  return new Set([
    ...newestFirst.slice(0, always),
    ...firstOfEach(newestFirst.filter(isLast), dayOf, ofEach),
    ...days,
    ...firstOfEach(before, weekOf).slice(0, weekly),
  ])
}

/** The first `most` of `times` in each group that `group` makes. */
function firstOfEach(
  times: readonly number[],
  group: (time: number) => number,
  most = 1,
): readonly number[] {
  const seen = new Map<number, number>()
  return times.filter(time => {
    const name = group(time)
    const found = seen.get(name) ?? 0
    seen.set(name, found + 1)
    return found < most
  })
}

const day = 24 * 60 * 60_000

/** Days since 1970, by the reader's calendar: summer time does not move a day. */
function dayOf(time: number): number {
  const date = new Date(time)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day
}

/** Weeks since 1970, beginning on Monday. */
const weekOf = (time: number): number => Math.floor((dayOf(time) + 3) / 7)
