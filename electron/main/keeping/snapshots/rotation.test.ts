import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshotsToKeep, type Made } from './rotation.ts'

/**
 * A moment of November 2026 or earlier: `d` days before the 24th, a Tuesday, at `h` o'clock and `m`
 * minutes.
 */
const at = (d: number, h = 12, m = 0, s = 0) => new Date(2026, 10, 24 - d, h, m, s).getTime()
const made = (time: number): Made => ({ at: time, isBefore: false })
const before = (time: number): Made => ({ at: time, isBefore: true })
const times = (all: Iterable<Made>) => [...all].map(one => one.at)

/** The snapshots left at the end of a day on which each one thinned those before it. */
function grown(all: readonly Made[]): readonly Made[] {
  let left: readonly Made[] = []
  for (const one of all) left = [...snapshotsToKeep([...left, one])]
  return left
}

it.each<[string, readonly Made[], readonly number[]]>([
  ['nothing if there is nothing', [], []],
  [
    'the first of a day, one of each hour and the newest',
    [
      made(at(0, 8, 5)),
      made(at(0, 8, 30)),
      made(at(0, 8, 55)),
      made(at(0, 9, 10)),
      made(at(0, 9, 50)),
      made(at(0, 10, 1)),
    ],
    [at(0, 8, 5), at(0, 8, 55), at(0, 9, 50), at(0, 10, 1)],
  ],
  [
    'the newest of each day before yesterday',
    [made(at(3, 9)), made(at(3, 23)), made(at(2, 20)), made(at(1, 15)), made(at(0, 8))],
    [at(3, 23), at(2, 20), at(1, 15), at(0, 8)],
  ],
  [
    'snapshots before large steps, in any hour and on any day',
    [
      before(at(3, 9)),
      made(at(3, 10)),
      made(at(3, 11)),
      made(at(2, 10)),
      made(at(1, 9)),
      made(at(0, 8, 1)),
      before(at(0, 8, 20)),
      made(at(0, 8, 40)),
      made(at(0, 9)),
      made(at(0, 10)),
    ],
    [
      at(3, 9),
      at(3, 11),
      at(2, 10),
      at(1, 9),
      at(0, 8, 1),
      at(0, 8, 20),
      at(0, 8, 40),
      at(0, 9),
      at(0, 10),
    ],
  ],
  [
    'the first of two before large steps within a minute',
    [before(at(0, 8, 0, 0)), before(at(0, 8, 0, 20)), made(at(0, 9)), made(at(0, 10))],
    [at(0, 8), at(0, 9), at(0, 10)],
  ],
  [
    'the one before a large step if another was made within a minute',
    [
      made(at(0, 8, 59, 50)),
      before(at(0, 9, 0, 10)),
      made(at(0, 9, 0, 40)),
      made(at(0, 11)),
      made(at(0, 12)),
    ],
    [at(0, 9, 0, 10), at(0, 11), at(0, 12)],
  ],
  [
    'the two newest, even from one minute',
    [made(at(0, 8)), made(at(0, 9, 0, 1)), made(at(0, 9, 0, 2))],
    [at(0, 8), at(0, 9, 0, 1), at(0, 9, 0, 2)],
  ],
  [
    'fourteen days that have snapshots, however far apart, and weeks before',
    Array.from({ length: 16 }, (_, i) => made(at(3 * (16 - i)))),
    Array.from({ length: 16 }, (_, i) => at(3 * (16 - i))),
  ],
])('keeps %s', (_title, all, expected) => {
  expect(times(snapshotsToKeep(all))).toEqual(expected)
})

it('keeps the first, one an hour and the two newest of a working day with one every five minutes', () => {
  const day = Array.from({ length: 12 * 10 }, (_, i) => made(at(0, 8, 5 * i)))
  const left = times(grown(day))
  expect(left).toHaveLength(10 + 2)
  expect(left[0]).toBe(at(0, 8))
  expect(left.slice(-2)).toEqual([at(0, 17, 50), at(0, 17, 55)])
  expect(new Set(left.map(time => new Date(time).getHours())).size).toBe(10)
})

describe('a clock that jumped', () => {
  const morning = Array.from({ length: 5 }, (_, i) => made(at(0, 8 + i, 30)))
  const week = Array.from({ length: 6 }, (_, i) => made(at(7 - i)))

  it.each([
    ['twenty hours ahead', at(-1, 8)],
    ['thirty hours ahead', at(-1, 18)],
    ['ten days ahead', at(-10)],
    ['ten years ahead', new Date(2036, 10, 24, 13).getTime()],
    ['a hundred days ahead', at(-100)],
    ['to 1970', 0],
    ['two hours back', at(0, 10, 31)],
    ['a year back', at(365)],
  ])('%s costs nothing of today or of the days before', (_title, wrong) => {
    const right = [...week, ...morning]
    const untouched = grown(right)
    const left = grown([
      ...right,
      made(wrong),
      made(wrong + 3_600_000),
      made(at(0, 14)),
      made(at(0, 15)),
    ])
    expect(left).toEqual(expect.arrayContaining([...untouched]))
  })

  it('restarting again and again does not fill the disk', () => {
    const starts = Array.from({ length: 365 }, (_, i) => [made(i), made(at(365 - i))]).flat()
    expect(grown(starts).length).toBeLessThan(60)
  })
})

it('keeps two months of a year in which one was made every hour', () => {
  const left = times(
    snapshotsToKeep(
      Array.from({ length: 365 * 24 }, (_, i) => made(at(0, 20) - (365 * 24 - 1 - i) * 3_600_000)),
    ),
  )
  expect(left.filter(time => time >= at(0, 0))).toHaveLength(21)
  expect(left.filter(time => time >= at(1, 0) && time < at(0, 0))).toHaveLength(24)
  expect(left.filter(time => time < at(1, 0))).toHaveLength(13 + 8)
  expect(Math.min(...left)).toBeLessThan(at(14 + 6 * 7))
})

const anyMade = fc.array(
  fc.record({ at: fc.integer({ min: at(400), max: at(-3) }), isBefore: fc.boolean() }),
)

it('keeps the two newest, only existing ones, one per minute, and the same when called again', () => {
  fc.assert(
    fc.property(anyMade, fc.boolean(), (all, isOrdered) => {
      const given = isOrdered ? all.toSorted((a, b) => a.at - b.at) : all
      const left = [...snapshotsToKeep(given)]
      expect(left.slice(-2)).toEqual(given.slice(-2))
      expect(given).toEqual(expect.arrayContaining(left))
      expect([...snapshotsToKeep(left)]).toEqual(left)
      const older = left.slice(0, -2)
      for (const [i, one] of older.entries())
        if (i > 0) expect(Math.abs(one.at - (older[i - 1]?.at ?? 0))).toBeGreaterThanOrEqual(60_000)
    }),
  )
})
