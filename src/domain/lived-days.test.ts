import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { livedDays } from './lived-days.ts'

it.each([
  ['nothing', [], []],
  ['a day', [7, 7, 7], [0, 0, 0]],
  ['days with nothing between them', [900, 8, 7, 7], [0, 1, 2, 2]],
  ['a clock that is ahead', [4000, 7, 7, 6], [0, 1, 1, 2]],
  ['a clock that was ahead', [7, 4000, 7, 6], [0, 0, 0, 1]],
  ['a clock that was ahead again and again', [7, 8000, 7, 4000, 7, 6], [0, 0, 0, 0, 0, 1]],
  ['a clock that is set back', [1, 7, 6, 5], [0, 0, 0, 0]],
  ['a clock that was set back', [8, 1, 7, 6], [0, 1, 1, 1]],
])('%s', (_what, days, ages) => {
  expect(livedDays(days)).toEqual(ages)
})

it('nothing grows older by more than a day for one thing more, whatever its day is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (days, more) => {
      const before = livedDays(days)
      const after = livedDays([more, ...days]).slice(1)
      expect(after.every((age, i) => age <= (before[i] ?? 0) + 1)).toBe(true)
    }),
  )
})
