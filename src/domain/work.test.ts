import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bookId, paragraphId } from './ids.ts'
import { targetOf, type Operation, type OutboxEntry } from './operation.ts'
import { canonical, countsOf, emptyWork, fold, tableNames } from './work.ts'

/**
 * The position in book `b<book>`, written at `updatedAt` by operation `seq`; `caret` distinguishes
 * rows.
 */
function entry(seq: number, book: number, updatedAt: number, caret = seq): OutboxEntry {
  const row = {
    bookId: bookId(`b${book}`),
    paragraphId: paragraphId('p'),
    index: 0,
    caretIndex: 0,
    side: 'source',
    caret,
    top: 0,
    updatedAt,
  } as const
  const operation: Operation = { table: 'positions', row }
  return { seq, target: targetOf(operation), operation, at: updatedAt }
}
const nothing = emptyWork('a-library')
const carets = (entries: readonly OutboxEntry[], work = nothing) =>
  fold(work, entries).rows.positions.map(({ caret }) => caret)

it.each([
  ['the later of two forms of a row', [entry(1, 1, 10), entry(2, 1, 20)], [2]],
  ['the later form if it comes first', [entry(2, 1, 20), entry(1, 1, 10)], [2]],
  ['the later form if its number is lower', [entry(9, 1, 10), entry(2, 1, 20)], [2]],
  ['the form with the higher number at a tie', [entry(2, 1, 10), entry(1, 1, 10)], [2]],
  ['rows of different keys', [entry(1, 1, 10), entry(2, 2, 10)], [1, 2]],
])('fold keeps %s', (_title, entries, expected) => {
  expect(carets(entries)).toEqual(expected)
})

it('fold does not let an operation that is in the work already replace a later one', () => {
  const work = fold(nothing, [entry(1, 1, 10), entry(2, 1, 10)])
  expect(carets([entry(1, 1, 10)], work)).toEqual([2])
})

it('fold computes the highest number and the latest time', () => {
  expect(fold(nothing, [entry(7, 1, 70), entry(3, 2, 90)])).toMatchObject({ seq: 7, at: 90 })
})

it('countsOf counts the rows of every table', () => {
  const counts = countsOf(fold(nothing, [entry(1, 1, 1), entry(2, 2, 2), entry(3, 2, 3)]))
  expect(counts).toMatchObject({ positions: 2, translations: 0 })
  expect(Object.keys(counts)).toEqual(tableNames)
})

const operations = fc
  .array(fc.tuple(fc.nat(4), fc.nat(9)), { maxLength: 20 })
  .map(all => all.map(([book, at], i) => entry(i + 1, book, at)))

it('fold has the same result for the same operations in any order, repeated any number of times', () => {
  fc.assert(
    fc.property(operations, fc.infiniteStream(fc.nat()), (entries, dice) => {
      const order = new Map(entries.map(each => [each, dice.next().value] as const))
      const shuffled = entries.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      const once = fold(nothing, entries)
      expect(canonical(fold(nothing, [...shuffled, ...entries]))).toBe(canonical(once))
      expect(canonical(fold(once, shuffled))).toBe(canonical(once))
    }),
  )
})

it('fold has the same result for operations in one call and in two', () => {
  fc.assert(
    fc.property(operations, fc.nat(20), (entries, cut) => {
      const first = fold(nothing, entries.slice(0, cut))
      expect(canonical(fold(first, entries.slice(cut)))).toBe(canonical(fold(nothing, entries)))
    }),
  )
})

it('fold keeps what only a newer program knows', () => {
  const newer = { ...nothing, rows: { ...nothing.rows, recordings: [{ id: 'r' }] } }
  const folded = fold(newer, [entry(1, 1, 1)])
  expect(folded.rows).toMatchObject({ recordings: [{ id: 'r' }] })
  expect(canonical(folded)).toContain('"recordings":[{"id":"r"}]')
})
