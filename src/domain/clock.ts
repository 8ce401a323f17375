/**
 * The order of everything a reader does: a hybrid logical clock (Kulkarni and others, 2014). A change is
 * stamped after all that its author had seen, whatever the machine's clock says. The machine's time is part
 * of the stamp, so that changes that know nothing of each other are in the order of time as well, as far as
 * clocks are right.
 */

declare const kind: unique symbol

/**
 * When something was written. As text it is in the order of the changes:
 * `<era>.<milliseconds since 1970>.<counter>.<installation>`, in hexadecimal digits of a fixed number.
 */
export type Stamp = string & { readonly [kind]: 'stamp' }

/** The name of the program on one profile of one machine: sixteen lower-case hexadecimal digits. */
export type InstallationId = string & { readonly [kind]: 'installation' }

/** What a stamp says. */
export interface StampParts {
  /** How often a clock was found to have been far ahead, in all that the author had seen. */
  readonly era: number
  /** Milliseconds since 1970, by the latest clock of that era. */
  readonly wall: number
  /** Tells apart what was written at one `wall`. */
  readonly counter: number
  readonly by: InstallationId
}

/** A row, as far as its place in the order is concerned. */
export interface Stamped {
  /** Milliseconds since 1970, by the clock of the machine. */
  readonly updatedAt: number
  /** Rows from before there were stamps have none. */
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

/** Whether `value` may be the name of an installation. */
export const isInstallationId = (value: unknown): value is InstallationId =>
  typeof value === 'string' && name.test(value)

/** Who wrote what has no stamp. */
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

/** Before everything. */
export const beginning: Stamp = stampOf({ era: 0, wall: 0, counter: 0, by: unknownInstallation })

/**
 * How far the latest stamp may be ahead of the clock, in milliseconds, and the clock still be waited for:
 * more than any time zone. What is ahead by more comes from a clock that was wrong.
 */
export const mostAhead = 3 * 24 * 60 * 60_000

/**
 * The stamp of a change that `by` makes at `now`, having seen everything up to `seen`: always after that. Where
 * the clock has fallen behind it, changes are counted. Where it has fallen far behind, a new era begins, so
 * that a clock that was once ten years ahead decides nothing for ten years.
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

/** A time as a stamp can hold it. */
const asWall = (time: number): number =>
  Number.isFinite(time) ? Math.min(Math.max(0, Math.floor(time)), most.wall) : 0

/** The place of `row` in the order. One from before there were stamps is where its time says. */
export function orderOf({ stamp, updatedAt }: Stamped): Stamp {
  if (isStamp(stamp)) return stamp
  return stampOf({ era: 0, wall: asWall(updatedAt), counter: 0, by: unknownInstallation })
}

/** Whether `a` was written after `b`, as far as either knew of the other; rows of one place are not after each other. */
export const isLater = (a: Stamped, b: Stamped): boolean => orderOf(a) > orderOf(b)

/** The later of two stamps. */
export const laterOf = (a: Stamp, b: Stamp): Stamp => (a > b ? a : b)

/** The last place that any of `rows` has; `beginning` where there are none. */
export function lastOf(rows: Iterable<Stamped>): Stamp {
  let last = beginning
  for (const row of rows) last = laterOf(last, orderOf(row))
  return last
}

/** More eras than any exchange between machines can bring about. */
const erasAhead = 1000

/**
 * Whether a stamp that comes from outside may be believed by who has seen everything up to `seen`. Stamps
 * that are not believed could use up the eras there are, and then nothing could be after them.
 */
export const isCredible = (stamp: Stamp, seen: Stamp): boolean =>
  partsOf(stamp).era <= partsOf(seen).era + erasAhead

/** The one clock of an installation. */
export interface LogicalClock {
  /** The stamp of what is written now: after every other it has given or seen. */
  readonly stamp: () => Stamp
  /** The reader now knows of `rows`: what they write from now on is after them. */
  readonly saw: (rows: Iterable<Stamped>) => void
  /** The last there is. */
  readonly seen: () => Stamp
}

/** The clock of `installation`, which has seen everything up to `seen`. */
export function createLogicalClock(tools: {
  readonly installation: InstallationId
  readonly seen: Stamp
  /** Milliseconds since 1970. */
  readonly now: () => number
}): LogicalClock {
  let { seen } = tools
  // Thousands of rows may be stamped in one step.
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
