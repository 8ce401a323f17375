import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { LibraryDb, openLibrary } from '../db.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const question = {
  id: annotationId('a1'),
  bookId: bookId('b1'),
  kind: 'question' as const,
  answered: false,
  category: categoryId('category-1'),
  side: 'source' as const,
  index: 0,
  anchors: [
    {
      paragraphId: paragraphId('p1'),
      start: 0,
      end: 1,
      quote: { exact: '白', prefix: '', suffix: '皮书' },
    },
  ],
  note: [plain('Why white?')],
  tags: ['colour'],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}

const everything = async (db: Dexie) =>
  new Map(
    await Promise.all(db.tables.map(async table => [table.name, await table.toArray()] as const)),
  )

it('version 6 keeps every row of version 5 unchanged, and reads it as it was', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 5)
  await old.open()
  await old.annotations.add(question)
  await old.meta.put({ key: 'seq', value: 7 })
  const before = await everything(old)
  old.close()
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  const after = await everything(found.db)
  for (const [table, rows] of before) if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  expect((await readWork(found.db)).rows.annotations).toEqual([question])
  // The new indexes have the old rows.
  expect(await found.db.annotations.where('kind').equals('question').count()).toBe(1)
  expect(await found.db.annotations.where('links').equals('x').count()).toBe(0)
})
