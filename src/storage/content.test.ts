import { sumOf } from '#domain/content-sum'
import { bookId, paragraphId } from '#domain/ids'
import { keyOf, type Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commit } from './commit.ts'
import { reckon, takeBack } from './content.ts'
import type { LibraryDb } from './db.ts'
import { memoryLibrary } from './testing.ts'
import { readWork } from './whole.ts'

const row = (n: number, text: string, updatedAt = n + 1): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt,
  },
})
const many = (count: number) => Array.from({ length: count }, (_, n) => row(n, `第${n}段`))
const atOnce = async () => {}
const sum = async (db: LibraryDb) => (await db.meta.get('content'))?.value
const textOf = async (db: LibraryDb, n: number) =>
  (await readWork(db)).rows.translations.find(({ index }) => index === n)?.content.text
const keyed = ({ table, row }: Operation) => [table, keyOf(table, row)] as const

describe('the stored sum', () => {
  it('is right for a new library', async () => {
    const db = await memoryLibrary()
    expect(await reckon(db, atOnce)).toBe('agree')
    expect(await sum(db)).toBe(sumOf(await readWork(db)))
  })

  it('is updated by every commit, including the versions it keeps', async () => {
    const write = fc.tuple(fc.nat(3), fc.string(), fc.constantFrom('kept', 'given'))
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 12 }), async writes => {
        const db = await memoryLibrary()
        for (const [i, [n, text, history]] of writes.entries()) {
          const at = (i + 1) * 11 * 60_000
          await commit(db, [row(n, text, at)], at, { history: history as 'kept' | 'given' })
        }
        expect(await reckon(db, atOnce)).toBe('agree')
        expect(await sum(db)).toBe(sumOf(await readWork(db)))
      }),
      { numRuns: 30 },
    )
  })

  it('is computed on request if it is missing', async () => {
    const db = await memoryLibrary()
    await commit(db, many(120), 1)
    await db.meta.delete('content')
    await commit(db, [row(1, 'one')], 2)
    expect(await sum(db)).toBeUndefined()
    expect(await reckon(db, atOnce)).toBe('new')
    expect(await sum(db)).toBe(sumOf(await readWork(db)))
  })

  it('includes rows that are written while it is computed, before and behind the current position', async () => {
    const db = await memoryLibrary()
    await commit(db, many(230), 1)
    let pauses = 0
    const writing = async () => {
      pauses++
      await commit(db, [row(pauses, 'again', 1000), row(229, `${pauses}`, 1000 + pauses)], 5)
      await commit(db, [row(500 + pauses, 'more')], 5)
    }
    expect(await reckon(db, writing)).toBe('agree')
    expect(pauses).toBeGreaterThan(3)
  })
})

describe('rows that vanish or change by themselves', () => {
  const harms: Record<string, (db: LibraryDb) => Promise<unknown>> = {
    'one that is gone while another came': async db => {
      await db.translations.delete(['b', 'p7'])
      await db.table<unknown>('translations').put({ ...row(999, 'x').row })
    },
    'one that says something else': db =>
      db.table<unknown>('translations').put({ ...row(7, '第八段').row }),
    'one that went back in time': db => db.table<unknown>('translations').put(row(7, 'old', 1).row),
    'one that is no row any more': db =>
      db.table<unknown>('translations').put({ bookId: 'b', paragraphId: 'p7' }),
  }

  it.each(Object.keys(harms))('are detected and recovered: %s', async harm => {
    const db = await memoryLibrary()
    await commit(db, many(120), 1)
    const there = many(120)
    await db.outbox.clear()
    await harms[harm]!(db)
    expect(await reckon(db, atOnce)).toBe('differ')
    expect((await takeBack(db, there)).map(keyed)).toEqual([keyed(row(7, ''))])
    expect(await textOf(db, 7)).toBe('第7段')
    expect(await reckon(db, atOnce, true)).toBe(harm.includes('another came') ? 'differ' : 'agree')
    expect(await reckon(db, atOnce)).toBe('agree')
  })

  it('never replace rows that are newer or wait for the journal', async () => {
    const db = await memoryLibrary()
    await commit(db, [row(1, 'newer', 50), row(2, 'waits', 3), row(3, 'here', 4)], 1)
    await db.outbox.where('target').noneOf(['translations/b/p2']).delete()
    const back = await takeBack(db, [row(1, 'older', 49), row(2, 'there', 3), row(3, 'there', 4)])
    expect(back.map(keyed)).toEqual([keyed(row(3, ''))])
    expect(await Promise.all([1, 2, 3].map(n => textOf(db, n)))).toEqual([
      'newer',
      'waits',
      'there',
    ])
  })
})
