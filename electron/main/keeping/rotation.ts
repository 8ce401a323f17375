/** Which snapshots are kept: many of today, fewer of this month, a few of the months before. */

const ofToday = 3
const daily = 14
const weekly = 8
/** However old: a snapshot that turns out to be damaged has one before it, and the journal since. */
const always = 2

/**
 * Those of `times` that are kept at `now`, all in milliseconds since 1970: the newest three of
 * today, the newest of each of the fourteen days before that have any, of each of the eight
 * weeks before those, and the two newest in any case. Days begin at midnight where the reader
 * is. Times after `now` are kept: a clock was wrong.
 */
export function kept(times: readonly number[], now: number): ReadonlySet<number> {
  const newestFirst = times.toSorted((a, b) => b - a)
  const today = dayOf(now)
  const past = newestFirst.filter(time => dayOf(time) < today)
  const days = firstOfEach(past, dayOf).slice(0, daily)
  const before =
    days.length < daily ? [] : past.filter(time => dayOf(time) < dayOf(days.at(-1) ?? now))
  return new Set([
    ...newestFirst.slice(0, always),
    ...newestFirst.filter(time => dayOf(time) > today || time > now),
    ...newestFirst.filter(time => dayOf(time) === today && time <= now).slice(0, ofToday),
    ...days,
    ...firstOfEach(before, weekOf).slice(0, weekly),
  ])
}

/** The first of `times` in each group that `group` makes. */
function firstOfEach(times: readonly number[], group: (time: number) => number): readonly number[] {
  const seen = new Set<number>()
  return times.filter(time => {
    const name = group(time)
    if (seen.has(name)) return false
    seen.add(name)
    return true
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
