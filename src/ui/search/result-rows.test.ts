import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hitHeight, ResultRows, titleHeight, type ResultRow } from './result-rows.ts'

function rowsOf(...sizes: readonly number[]): ResultRows {
  let first = 0
  return new ResultRows(
    sizes.map((shown, i) => {
      first += shown
      return { key: `${i}`, title: `${i}`, count: shown, first: first - shown, shown }
    }),
  )
}
const name = (row: ResultRow | null) => row && (row.hit === null ? row.group.key : row.hit)

it('puts the title of each group before its hits', () => {
  const rows = rowsOf(2, 1)
  expect([0, 1, 2, 3, 4, 5].map(number => name(rows.row(number)))).toEqual([
    '0',
    0,
    1,
    '1',
    2,
    null,
  ])
  expect(rows.row(4)?.top).toBe(2 * titleHeight + 2 * hitHeight)
  expect(rows.height).toBe(2 * titleHeight + 3 * hitHeight)
  expect(rows.row(-1)).toBeNull()
})

it('finds the row of a hit', () => {
  const rows = rowsOf(2, 1)
  expect(rows.rowOfHit(2)?.number).toBe(4)
  expect(rows.rowOfHit(3)).toBeNull()
  expect(rows.rowOfHit(-1)).toBeNull()
})

it('returns every row that is visible between two heights, and its title', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(sizes, fc.nat(1500), fc.nat(500), (groups, from, span) => {
      const rows = rowsOf(...groups)
      const all = Array.from({ length: rows.count }, (_, i) => rows.row(i))
      const seen = all.filter(row => row && row.top < from + span && row.top + row.height > from)
      const found = rows.between(from, from + span).map(({ number }) => number)
      for (const row of seen) expect(found).toContain(row?.number)
      expect(found).toEqual(found.toSorted((a, b) => a - b))
      expect(found.length).toBeLessThanOrEqual(seen.length + 2 * groups.length + 2)
    }),
  )
})
