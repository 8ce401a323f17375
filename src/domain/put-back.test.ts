import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { targetOf, type OutboxEntry } from './operation.ts'
import { putBack } from './put-back.ts'
import { isGone, operationsOf, targetIn } from './row-change.ts'
import { asVersioned } from './library/versioned-row.ts'
import { wordsOf } from './history.ts'
import { anyWork, stampedNow } from './testing.ts'
import { fold, type Work } from './work.ts'

const now = 50

function afterPuttingBack(here: Work, then: Work, at: number): Work {
  const operations = stampedNow(here, operationsOf(putBack(here.rows, then.rows, at)), at)
  return fold(
    here,
    operations.map((operation, i): OutboxEntry => ({
      seq: here.seq + i + 1,
      at,
      target: targetOf(operation),
      operation,
    })),
  )
}

describe('putting random earlier work back', () => {
  const pair = [anyWork(), anyWork()] as const

  it('makes the earlier rows the newest again, whatever the clock says', () => {
    fc.assert(
      fc.property(...pair, fc.constantFrom(0, now), (here, then, at) => {
        const after = afterPuttingBack(here, then, at)
        const found = new Map(after.rows.translations.map(r => [targetIn('translations', r), r]))
        for (const row of then.rows.translations) {
          if (isGone('translations', row)) continue
          const back = found.get(targetIn('translations', row))
          expect(back).toEqual({ ...row, updatedAt: back?.updatedAt, stamp: back?.stamp })
        }
      }),
    )
  })

  it('empties and deletes nothing', () => {
    fc.assert(
      fc.property(...pair, (here, then) => {
        const after = afterPuttingBack(here, then, now)
        for (const table of ['translations', 'annotations'] as const) {
          const gone = new Set(
            after.rows[table].filter(row => isGone(table, row)).map(row => targetIn(table, row)),
          )
          for (const row of here.rows[table]) {
            if (!isGone(table, row)) expect(gone).not.toContain(targetIn(table, row))
          }
        }
      }),
    )
  })

  it('neither removes a book from the library nor brings one back', () => {
    fc.assert(
      fc.property(...pair, (here, then) => {
        const after = afterPuttingBack(here, then, now)
        const before = new Map(here.rows.books.map(row => [row.bookId, row.removedAt]))
        for (const { bookId, removedAt } of after.rows.books) {
          expect(removedAt).toBe(before.get(bookId) ?? null)
        }
      }),
    )
  })

  it('keeps the words it replaces', () => {
    fc.assert(
      fc.property(...pair, (here, then) => {
        const after = afterPuttingBack(here, then, now)
        const kept = new Set(
          [
            ...after.rows.translations.map(row => asVersioned('translations', row)),
            ...after.rows.history.map(({ table, row }) => asVersioned(table, row)),
          ].flatMap(version => (version ? [wordsOf(version)] : [])),
        )
        for (const { content } of here.rows.translations) {
          if (content.text.trim() !== '') expect(kept).toContain(content.text)
        }
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(...pair, (here, then) => {
        const once = afterPuttingBack(here, then, now)
        expect(operationsOf(putBack(once.rows, then.rows, now + 1))).toEqual([])
      }),
    )
  })
})
