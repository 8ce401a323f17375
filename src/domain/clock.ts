/**
 * The order of everything a reader does: a hybrid logical clock (Kulkarni and others, 2014). A
 * change has a later stamp than every change that its author had seen, whatever the machine's clock
 * says. The machine's time is part of the stamp, so that independent changes are in the order of
 * time as far as clocks are right.
 */

declare const kind: unique symbol

/**
 * When something was written. Stamps sort as text: `<era>.<milliseconds since
 * 1970>.<counter>.<installation>`, each in a fixed number of hexadecimal digits.
 */
export type Stamp = string & { readonly [kind]: 'stamp' }

/** The name of the program on one profile of one machine: 16 lower-case hexadecimal digits. */
export type InstallationId = string & { readonly [kind]: 'installation' }

/** The parts of a stamp. */
export interface StampParts {
  /** How often the author's history contains a clock that was found to be far ahead. */
  readonly era: number
  /** Milliseconds since 1970, by the latest clock of that era. */
  readonly wall: number
  /** Distinguishes changes with the same `wall`. */
  readonly counter: number
  readonly by: InstallationId
}

/** The fields of a row that decide its place in the order. */
export interface Stamped {
  /** Milliseconds since 1970, by the machine's clock. */
  readonly updatedAt: number
  /** Missing in rows from before version 4. */
  readonly stamp?: Stamp | undefined
}

const digits = { era: 8, wall: 12, counter: 8, by: 16 } as const
const most = {
  era: 16 ** digits.era - 1,
  wall: 16 ** digits.wall - 1,
  counter: 16 ** digits.counter - 1,
} as const
const hex = (length: number) => `[0-9a-f]{${length}}`
const shape = new RegExp(
  `^${hex(digits.era)}\\.${hex(digits.wall)}\\.${hex(digits.counter)}\\.${hex(digits.by)}$`,
)
const name = new RegExp(`^${hex(digits.by)}$`)

/** Whether `value` is a stamp. */
export const isStamp = (value: unknown): value is Stamp =>
  typeof value === 'string' && shape.test(value)

/** Whether `value` is a valid name of an installation. */
export const isInstallationId = (value: unknown): value is InstallationId =>
  typeof value === 'string' && name.test(value)

/** The author of rows without a stamp. */
export const unknownInstallation = '0'.repeat(digits.by) as InstallationId

/** The stamp that says `parts`. */
export function stampOf({ era, wall, counter, by }: StampParts): Stamp {
  const time = `${written(era, digits.era)}.${written(wall, digits.wall)}`
  return `${time}.${written(counter, digits.counter)}.${by}` as Stamp
}

const written = (value: number, length: number) => value.toString(16).padStart(length, '0')

/** What `stamp` says. */
export function partsOf(stamp: Stamp): StampParts {
  const [era = '0', wall = '0', counter = '0', by = unknownInstallation] = stamp.split('.')
  return {
    era: Number.parseInt(era, 16),
    wall: Number.parseInt(wall, 16),
    counter: Number.parseInt(counter, 16),
    by: by as InstallationId,
  }
}

/** The stamp before all others. */
export const beginning: Stamp = stampOf({ era: 0, wall: 0, counter: 0, by: unknownInstallation })

/**
 * How far the latest stamp may be ahead of the clock, in milliseconds, while changes are counted
 * until the clock catches up: more than any difference of time zones. A stamp further ahead comes
 * from a clock that was wrong.
 */
export const mostAhead = 3 * 24 * 60 * 60_000

/**
 * Returns the stamp of a change that `by` makes at `now`, having seen everything up to `seen`. It
 * is always later than `seen`. If the clock is behind `seen`, the counter rises. If it is further
 * behind than `mostAhead`, a new era begins, so that a clock that was once ten years ahead has no
 * effect for ten years.
 */
export const nextStamp = (seen: Stamp, now: number, by: InstallationId): Stamp =>
  stampOf(nextParts(partsOf(seen), now, by))

function nextParts(
  { era, wall, counter }: StampParts,
  now: number,
  by: InstallationId,
): StampParts {
  const here = asWall(now)
  if (here > wall) return { era, wall: here, counter: 0, by }
  const isOver = wall - here > mostAhead || counter >= most.counter
  if (isOver && era < most.era) return { era: era + 1, wall: here, counter: 0, by }
  return { era, wall, counter: Math.min(counter + 1, most.counter), by }
}

/** Rounds and limits a time so that a stamp can hold it. */
const asWall = (time: number): number =>
  Number.isFinite(time) ? Math.min(Math.max(0, Math.floor(time)), most.wall) : 0

/** Returns the place of `row` in the order. A row without a stamp is where its time puts it. */
export function orderOf({ stamp, updatedAt }: Stamped): Stamp {
  if (isStamp(stamp)) return stamp
  return stampOf({ era: 0, wall: asWall(updatedAt), counter: 0, by: unknownInstallation })
}

/** Whether `a` was written after `b`. Rows with the same place are not after each other. */
export const isLater = (a: Stamped, b: Stamped): boolean => orderOf(a) > orderOf(b)

/** The later of two stamps. */
export const laterOf = (a: Stamp, b: Stamp): Stamp => (a > b ? a : b)

/** The last place of any of `rows`; `beginning` if there are no rows. */
export function lastOf(rows: Iterable<Stamped>): Stamp {
  let last = beginning
  for (const row of rows) last = laterOf(last, orderOf(row))
  return last
}

/** More eras than any exchange between machines can produce. */
const erasAhead = 1000

/**
 * Whether a library that has seen everything up to `seen` may accept `stamp` from outside.
 * Unlimited stamps could use up all eras, and then no later stamp would exist.
 */
export const isCredible = (stamp: Stamp, seen: Stamp): boolean =>
  partsOf(stamp).era <= partsOf(seen).era + erasAhead

/** The only clock of an installation. */
export interface LogicalClock {
  /**
   * Returns the stamp of a change made now. It is later than every stamp returned or seen before.
   */
  readonly stamp: () => Stamp
  /** Takes note of `rows`: later stamps are after them. */
  readonly saw: (rows: Iterable<Stamped>) => void
  /** The latest stamp returned or seen. */
  readonly seen: () => Stamp
}

/** Returns the clock of `installation`, which has seen everything up to `seen`. */
export function createLogicalClock(tools: {
  readonly installation: InstallationId
  readonly seen: Stamp
  /** Milliseconds since 1970. */
  readonly now: () => number
}): LogicalClock {
  let { seen } = tools
  // Kept as parts, because one step may stamp thousands of rows.
  let parts = partsOf(seen)
  return {
    stamp: () => {
      parts = nextParts(parts, tools.now(), tools.installation)
      return (seen = stampOf(parts))
    },
    saw: rows => {
      const last = lastOf(rows)
      if (last <= seen) return
      seen = last
      parts = partsOf(last)
    },
    seen: () => seen,
  }
}
