/**
 * Decides which snapshots are kept: the first and one an hour of the last two days, one a day and
 * one a week before that, and some made before large steps. The present time does not matter. If
 * the clock jumped between two snapshots, those of the days before the jump stay, because it may
 * have jumped back since.
 */

/** What the rotation knows about a snapshot. */
export interface Made {
  /** In milliseconds since 1970, by the clock of that time. */
  readonly at: number
  /** Whether it was made before a large step. */
  readonly isBefore: boolean
}

const daily = 15
const weekly = 8
/** How many of those made before a large step are kept. */
const steps = 10
/**
 * How many of the newest are kept in any case. If one proves damaged there is another, and the
 * journal since.
 */
const always = 2
/** In how many spans, counted from the newest, hourly snapshots are kept. */
const hourly = 4

const minute = 60_000
const day = 24 * 60 * minute
/**
 * Returns the snapshots of `oldestFirst` that are kept. Days begin at local midnight. At most one
 * is kept per minute, except for the two newest. Calling it again with the result keeps the same
 * ones.
 */
export function snapshotsToKeep<M extends Made>(oldestFirst: readonly M[]): ReadonlySet<M> {
  const newest = new Set(oldestFirst.slice(-always))
  const wanted = new Set<M>([
    ...newest,
    ...stepsIn(oldestFirst),
    ...spansOf(oldestFirst).slice(-hourly).flatMap(hoursOf),
    ...daysAndWeeks(oldestFirst),
  ])
  const spaced = new Set<M>()
  let last: M | null = null
  for (const one of oldestFirst.filter(each => wanted.has(each))) {
    const isClose = last !== null && Math.abs(one.at - last.at) < minute
    if (isClose && last && !newest.has(one)) {
      if (last.isBefore || !one.isBefore) continue
      if (!newest.has(last)) spaced.delete(last)
    }
    spaced.add(one)
    last = one
  }
  return spaced
}

/**
 * The newest of those made before a large step. Of several within a minute, the first, because it
 * precedes all their steps.
 */
function stepsIn<M extends Made>(oldestFirst: readonly M[]): readonly M[] {
  const found: M[] = []
  for (const one of oldestFirst) {
    const last = found.at(-1)
    if (one.isBefore && (!last || Math.abs(one.at - last.at) >= minute)) found.push(one)
  }
  return found.slice(-steps)
}

/**
 * Cuts `oldestFirst` into spans where the clock went back, or ahead by more than a day: a pause or
 * a jump.
 */
function spansOf<M extends Made>(oldestFirst: readonly M[]): readonly (readonly M[])[] {
  const found: M[][] = []
  for (const one of oldestFirst) {
    const span = found.at(-1)
    const last = span?.at(-1)
    if (span && last && one.at >= last.at && one.at - last.at <= day) span.push(one)
    else found.push([one])
  }
  return found
}

/**
 * The first snapshot of each of the last two days of a span, and the newest of each hour. Two days,
 * because the clock may be a day ahead without a visible jump.
 */
function hoursOf<M extends Made>(span: readonly M[]): readonly M[] {
  const lastDay = dayOf(span.at(-1)?.at ?? 0)
  return [lastDay - 1, lastDay].flatMap(wanted => {
    const ofDay = span.filter(({ at }) => dayOf(at) === wanted)
    return [...ofDay.slice(0, 1), ...firstOfEach(ofDay.toReversed(), hourOf)]
  })
}

/** The newest of each of the last days that have any, and of each of the weeks before. */
function daysAndWeeks<M extends Made>(all: readonly M[]): readonly M[] {
  const newestFirst = all.toReversed().toSorted((a, b) => b.at - a.at)
  const days = firstOfEach(newestFirst, dayOf).slice(0, daily)
  const oldest = days.at(-1)
  if (days.length < daily || !oldest) return days
  const before = newestFirst.filter(({ at }) => dayOf(at) < dayOf(oldest.at))
  return [...days, ...firstOfEach(before, weekOf).slice(0, weekly)]
}

/** The first of `all` in each group of equal `group(time)`. */
function firstOfEach<M extends Made>(
  all: readonly M[],
  group: (at: number) => number,
): readonly M[] {
  const seen = new Set<number>()
  return all.filter(({ at }) => {
    const name = group(at)
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** Days since 1970 in local time. Daylight saving time does not shift them. */
function dayOf(time: number): number {
  const date = new Date(time)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day
}

/** The hour of the day in local time. */
const hourOf = (time: number): number => new Date(time).getHours()

/** Weeks since 1970, beginning on Monday. */
const weekOf = (time: number): number => Math.floor((dayOf(time) + 3) / 7)
