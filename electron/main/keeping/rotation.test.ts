import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kept } from './rotation.ts'

/** A moment of November 2026 or earlier: `d` days before the 24th, a Tuesday, at `h` o'clock. */
const at = (d: number, h = 12) => new Date(2026, 10, 24 - d, h).getTime()
const now = at(0, 20)
/** As they are made by a clock that goes right. */
const inOrder = (times: readonly number[]) => times.toSorted((a, b) => a - b)
const show = (times: Iterable<number>) =>
  [...times].toSorted((a, b) => b - a).map(time => (at(0) - time) / 3_600_000)

it.each<[string, readonly number[], readonly number[]]>([
  ['nothing of nothing', [], []],
  [
    'the newest three of each of the last two days',
    [at(0, 1), at(0, 2), at(0, 3), at(0, 4), at(9, 1), at(9, 2), at(9, 3), at(9, 4)],
    [at(0, 4), at(0, 3), at(0, 2), at(9, 4), at(9, 3), at(9, 2)],
  ],
  [
    'the newest of a day before',
    [at(0, 1), at(0, 2), at(1, 9), at(1, 23), at(2, 0), at(2, 3), at(3, 4)],
    [at(0, 2), at(0, 1), at(1, 23), at(1, 9), at(2, 3), at(3, 4)],
  ],
  [
    'fourteen days that have any, however far apart they are',
    Array.from({ length: 16 }, (_, i) => at(3 * i + 1)),
    Array.from({ length: 16 }, (_, i) => at(3 * i + 1)),
  ],
])('keeps %s', (_title, times, expected) => {
  expect(show(kept(inOrder(times)))).toEqual(show(expected))
})

it('keeps three of each of two days, thirteen days and eight weeks of a year in which it was made every hour', () => {
  const times = Array.from({ length: 365 * 24 }, (_, i) => now - i * 3_600_000)
  const left = [...kept(inOrder(times))]
  expect(left.filter(time => time >= at(0, 0))).toHaveLength(3)
  expect(left.filter(time => time >= at(14, 0))).toHaveLength(3 + 3 + 13)
  expect(left).toHaveLength(3 + 3 + 13 + 8)
  expect(Math.min(...left)).toBeLessThan(at(14 + 6 * 7))
})

it('keeps the two newest, nothing that was not there, and the same when asked again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: at(400), max: at(-3) })), times => {
      const made = inOrder(times)
      const left = kept(made)
      const still = made.filter(time => left.has(time))
      expect(still.slice(-2)).toEqual(made.slice(-2))
      expect(still).toHaveLength(left.size)
      expect(kept(still)).toEqual(left)
    }),
  )
})

describe('a clock that jumps', () => {
  const day = 24 * 3_600_000
  const before = Array.from({ length: 14 }, (_, i) => at(14 - i))
  const today = [1, 2, 3].map(hour => at(0, hour))

  it.each([
    ['ten years ahead', [at(-3653, 1), at(-3653, 2), at(-3653, 3)]],
    ['ten years ahead and back', [at(-3653, 1), at(0, 4), at(0, 5), at(0, 6)]],
    [
      'a day ahead and back, over and over',
      [at(-1, 1), at(0, 4), at(-2, 1), at(0, 5), at(-3, 1), at(0, 6)],
    ],
    ['ten years back', [at(3653, 1), at(3653, 2), at(3653, 3)]],
  ])('%s, takes no day away, and never the newest', (_what, jumps) => {
    const made: number[] = [...before, ...today]
    for (const time of jumps) {
      made.push(time)
      const left = kept(made)
      expect(made.slice(-2).every(newest => left.has(newest))).toBe(true)
      const days = new Set([...left].map(one => Math.floor((one - at(0, 0)) / day)))
      for (const one of made) expect(days).toContain(Math.floor((one - at(0, 0)) / day))
      // As made, less what is given up.
      made.splice(0, made.length, ...made.filter(one => left.has(one)))
    }
    expect(made.filter(time => time >= at(0, 0) && time < at(-1, 0)).length).toBeGreaterThan(2)
  })
})
