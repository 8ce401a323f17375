import { expect, it } from 'vitest'
import { asJson, atMost, notMoreThan, quantile, timesFaster, within } from './measure.ts'

const held = { name: 'key', value: 5, unit: 'ms' } as const

it.each([
  ['a ratio at the limit passes', atMost(held, { name: 'floor', value: 2 }, 2.5), true],
  ['a ratio above the limit fails', atMost(held, { name: 'floor', value: 1 }, 2.5), false],
  [
    'a value that is faster by the factor passes',
    timesFaster(held, { name: 'peer', value: 100 }, 20),
    true,
  ],
  [
    'a value that is not fast enough fails',
    timesFaster(held, { name: 'peer', value: 99 }, 20),
    false,
  ],
  ['a value at an absolute limit passes', within(held, 5), true],
  ['a value above an absolute limit fails', within(held, 4.9), false],
  [
    'a value that exceeds the peer by the limit passes',
    notMoreThan(held, { name: 'floor', value: 4 }, 1),
    true,
  ],
  [
    'a value that exceeds the peer by more than the limit fails',
    notMoreThan(held, { name: 'floor', value: 3.9 }, 1),
    false,
  ],
])('%s', (_title, measure, pass) => {
  expect(measure.pass).toBe(pass)
})

it('quantile sorts the values', () => {
  expect([quantile([3, 1, 2], 0.5), quantile([5, 1, 4, 2, 3], 0.95)]).toEqual([2, 5])
})

it('asJson returns a list in which a missing figure is null', () => {
  const json: unknown = JSON.parse(asJson([within({ ...held, value: Number.NaN }, 5)]))
  const gate = 'at most 5 ms'
  expect(json).toEqual([
    { name: 'key', value: null, unit: 'ms', against: null, ratio: null, gate, pass: false },
  ])
})
