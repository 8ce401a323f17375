/**
 * Tests that a long step is written in short tasks of the page. Each request made in one task makes
 * that task longer.
 */
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { DBCore } from 'dexie'
import { expect, it } from 'vitest'
import { commit } from './commit.ts'
import { LibraryDb } from './db.ts'
import { memoryLibrary, memoryTools } from './testing.ts'

const rows = 1000

const translations = (text: string): readonly Operation[] =>
  Array.from({ length: rows }, (_, n) => ({
    table: 'translations' as const,
    row: {
      bookId: bookId('b1'),
      paragraphId: paragraphId(`p${n}`),
      index: n,
      content: plain(text),
      state: 'draft' as const,
      updatedAt: 1,
    },
  }))

/** Returns a library and how many rows each of its requests is about. */
async function countedLibrary() {
  const tools = memoryTools()
  const seeded = await memoryLibrary(tools)
  seeded.close()
  const db = new LibraryDb(tools)
  const together: number[] = []
  let asked = 0
  db.use({
    stack: 'dbcore',
    name: 'counted',
    create: (core: DBCore) => ({
      ...core,
      table(name) {
        const table = core.table(name)
        return {
          ...table,
          get(request) {
            if (name === 'meta') asked++
            return table.get(request)
          },
          getMany(request) {
            together.push(request.keys.length)
            return table.getMany(request)
          },
          mutate(request) {
            const keys = 'keys' in request ? (request.keys?.length ?? 0) : 0
            together.push('values' in request ? request.values.length : keys)
            return table.mutate(request)
          },
          async query(request) {
            const found = await table.query(request)
            // Keys alone cost little.
            if (request.values) together.push(found.result.length)
            return found
          },
        }
      },
    }),
  })
  await db.open()
  return { db, together, asked: () => asked }
}

it('reads, writes and removes at most 100 rows of a long step in one task', async () => {
  const { db, together } = await countedLibrary()
  await commit(db, translations('The first words of a paragraph, long enough to be kept.'), 1)
  await commit(db, translations(''), 2)
  expect(await db.history.count()).toBe(rows)
  expect(await db.outbox.count()).toBe(2 * rows)
  expect(Math.max(...together)).toBeLessThanOrEqual(100)
})

it('asks the engine for something before it compares or sums more than 128 rows', async () => {
  const { db, asked } = await countedLibrary()
  await commit(db, translations('Short.'), 1)
  const before = asked()
  await commit(db, translations('Other.'), 2)
  const sums = rows / 100
  const comparisons = rows / 128
  expect(asked() - before).toBeGreaterThanOrEqual(Math.floor(sums + comparisons) - 1)
})

it('takes one task for a key', async () => {
  const { db, asked } = await countedLibrary()
  await commit(db, translations('Short.').slice(0, 1), 1)
  expect(asked()).toBe(0)
})
