import { expect, it } from 'vitest'
import { asJson, atMost, notMoreThan, quantile, timesFaster, within } from './measure.ts'

const held = { name: 'key', value: 5, unit: 'ms' } as const

it.each([
  ['passes at the limit', atMost(held, { name: 'floor', value: 2 }, 2.5), true],
  ['misses above the limit', atMost(held, { name: 'floor', value: 1 }, 2.5), false],
  ['passes when faster by the factor', timesFaster(held, { name: 'peer', value: 100 }, 20), true],
  ['misses when not fast enough', timesFaster(held, { name: 'peer', value: 99 }, 20), false],
  ['passes within an absolute limit', within(held, 5), true],
  ['misses over an absolute limit', within(held, 4.9), false],
  ['passes with as much more', notMoreThan(held, { name: 'floor', value: 4 }, 1), true],
  ['misses with more than that', notMoreThan(held, { name: 'floor', value: 3.9 }, 1), false],
])('%s', (_title, measure, pass) => {
  expect(measure.pass).toBe(pass)
})

it('takes the quantile of unsorted values', () => {
  expect([quantile([3, 1, 2], 0.5), quantile([5, 1, 4, 2, 3], 0.95)]).toEqual([2, 5])
})

it('is told to tools as a list, what could not be had as null', () => {
  const json: unknown = JSON.parse(asJson([within({ ...held, value: Number.NaN }, 5)]))
  const gate = 'at most 5 ms'
  expect(json).toEqual([
    { name: 'key', value: null, unit: 'ms', against: null, ratio: null, gate, pass: false },
  ])
})
