import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kept } from './rotation.ts'

/** A moment of November 2026 or earlier: `d` days before the 24th, a Tuesday, at `h` o'clock. */
const at = (d: number, h = 12) => new Date(2026, 10, 24 - d, h).getTime()
const now = at(0, 20)
const show = (times: Iterable<number>) =>
  [...times].toSorted((a, b) => b - a).map(time => (at(0) - time) / 3_600_000)

it.each<[string, readonly number[], readonly number[]]>([
  ['nothing of nothing', [], []],
  [
    'the newest three of today',
    [at(0, 1), at(0, 2), at(0, 3), at(0, 4), at(0, 5)],
    [at(0, 5), at(0, 4), at(0, 3)],
  ],
  [
    'the newest of a day before',
    [at(0, 1), at(0, 2), at(1, 9), at(1, 23), at(2, 0)],
    [at(0, 2), at(0, 1), at(1, 23), at(2, 0)],
  ],
  [
    'the newest two, though they are of the same old day',
    [at(40, 1), at(40, 2), at(40, 3)],
    [at(40, 3), at(40, 2)],
  ],
  [
    'what a wrong clock has dated after now',
    [at(-3), at(-2), at(-1), at(0)],
    [at(-3), at(-2), at(-1), at(0)],
  ],
  [
    'fourteen days that have any, however far apart they are',
    Array.from({ length: 16 }, (_, i) => at(3 * i + 1)),
    Array.from({ length: 16 }, (_, i) => at(3 * i + 1)),
  ],
])('keeps %s', (_title, times, expected) => {
  expect(show(kept(times, now))).toEqual(show(expected))
})

it('keeps three of today, fourteen days and eight weeks of a year in which it was made every hour', () => {
  const times = Array.from({ length: 365 * 24 }, (_, i) => now - i * 3_600_000)
  const left = [...kept(times, now)]
  expect(left.filter(time => time >= at(0, 0))).toHaveLength(3)
  expect(left.filter(time => time >= at(14, 0))).toHaveLength(3 + 14)
  expect(left).toHaveLength(3 + 14 + 8)
  expect(Math.min(...left)).toBeLessThan(at(14 + 6 * 7))
})

it('keeps the two newest, nothing that was not there, and the same when asked again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: at(400), max: at(-3) })), times => {
      const left = [...kept(times, now)]
      const newest = times.toSorted((a, b) => b - a)
      expect(left.toSorted((a, b) => b - a).slice(0, 2)).toEqual(newest.slice(0, 2))
      expect(times).toEqual(expect.arrayContaining(left))
      expect(new Set(kept(left, now))).toEqual(new Set(left))
    }),
  )
})
