import { expect, it } from 'vitest'
import { plot, roundUp } from './plot.ts'

it.each([
  [0, 1],
  [0.3, 0.5],
  [1, 1],
  [12, 20],
  [51, 100],
])('roundUp(%d) returns %d', (value, end) => {
  expect(roundUp(value)).toBeCloseTo(end)
})

const curve = { name: 'open <1>', unit: 'ms', per: 'characters' } as const

it('plot draws a line for every curve and a field for every unit', () => {
  const points = [[1000, 2] as const, [100_000, 4] as const]
  const drawn = plot(
    [
      { ...curve, points },
      { ...curve, unit: 'MB', points },
    ],
    'Cost & length',
  )
  expect(drawn.match(/stroke-width="2" stroke-dasharray[^>]*\/>\n<circle/g)).toHaveLength(2)
  expect(drawn).toContain('open &lt;1>')
  expect(drawn).toContain('Cost &amp; length')
})

it('plot puts equal distances between powers of ten', () => {
  const points = [1, 10, 100].map(length => [length, 1] as const)
  const places = [...plot([{ ...curve, points }], '').matchAll(/cx="([\d.]+)"/g)].map(([, x]) =>
    Number(x),
  )
  expect(places[2]! - places[1]!).toBeCloseTo(places[1]! - places[0]!, 0)
})
