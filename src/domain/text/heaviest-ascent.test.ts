import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { heaviestAscent } from './heaviest-ascent.ts'

type Item = readonly [height: number, weight: number]
const ascentOf = (items: readonly Item[]) =>
  heaviestAscent(
    items,
    ([height]) => height,
    ([, weight]) => weight,
  )
const sum = (items: readonly Item[]) => items.reduce((all, [, weight]) => all + weight, 0)
const rises = (items: readonly Item[]) =>
  items.every(([height], k) => k === 0 || (items[k - 1]?.[0] ?? 0) < height)

it('one heavy item stays rather than three light ones', () => {
  const light: readonly Item[] = [
    [1, 2],
    [2, 2],
    [3, 2],
  ]
  expect(ascentOf([[5, 7], ...light])).toEqual([[5, 7]])
  expect(ascentOf([[5, 5], ...light])).toEqual(light)
  expect(ascentOf([])).toEqual([])
})

it('no rising subsequence of any items is heavier', () => {
  const item = fc.tuple(fc.nat(8), fc.nat(5))
  fc.assert(
    fc.property(fc.array(item, { maxLength: 9 }), items => {
      const ascent = ascentOf(items)
      expect(rises(ascent)).toBe(true)
      const all = [...Array(2 ** items.length).keys()].map(bits =>
        items.filter((_, k) => (bits >> k) % 2 === 1),
      )
      expect(sum(ascent)).toBe(Math.max(...all.filter(rises).map(sum)))
    }),
  )
})
