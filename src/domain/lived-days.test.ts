import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { livedDays } from './lived-days.ts'

it.each([
  ['nothing', [], []],
  ['counts one day as one', [7, 7, 7], [0, 0, 0]],
  ['skips days on which nothing was written', [900, 8, 7, 7], [0, 1, 2, 2]],
  ['counts one day for a clock that is ahead', [4000, 7, 7, 6], [0, 1, 1, 2]],
  ['counts no day once a clock that was ahead is right', [7, 4000, 7, 6], [0, 0, 0, 1]],
  [
    'counts no day for a clock that was ahead again and again',
    [7, 8000, 7, 4000, 7, 6],
    [0, 0, 0, 0, 0, 1],
  ],
  ['counts one day for a clock that is set back', [1, 7, 6, 5], [0, 0, 0, 0]],
  ['counts no day once a clock that was set back is right', [8, 1, 7, 6], [0, 1, 1, 1]],
])('%s', (_what, days, ages) => {
  expect(livedDays(days)).toEqual(ages)
})

it('one more thing ages nothing by more than a day, whatever its day', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (days, more) => {
      const before = livedDays(days)
      const after = livedDays([more, ...days]).slice(1)
      expect(after.every((age, i) => age <= (before[i] ?? 0) + 1)).toBe(true)
    }),
  )
})
