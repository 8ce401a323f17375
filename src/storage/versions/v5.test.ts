import { versionOf, type Versioned } from '#domain/history'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { targetOf, type Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary, type DbTools } from '../db.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const mark = {
  id: annotationId('a1'),
  bookId: bookId('b1'),
  kind: 'note' as const,
  category: categoryId('mine'),
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
  note: [plain('Weißbuch')],
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const category = {
  id: categoryId('mine'),
  name: '译名',
  colour: 'blue' as const,
  shape: 'wave' as const,
  order: 0,
  updatedAt: 1,
}
const record = {
  bookId: bookId('b1'),
  title: '白皮书',
  author: null,
  language: null,
  removedAt: null,
  updatedAt: 1,
}
/** What rows from before version 5 are read as. */
const readCategory = { ...category, bookId: null, deletedAt: null }
const readRecord = { ...record, translatedTitle: null, translatedAuthor: null }

/** A library of version 4: a note, a category and a record without the fields of version 5. */
async function fourthVersion(tools: DbTools) {
  const db = new LibraryDb(tools, 4)
  await db.open()
  await db.annotations.add(mark)
  await db.categories.clear()
  await db.categories.add(category)
  await db.books.add(record)
  await db.meta.put({ key: 'seq', value: 7 })
  const before = await everything(db)
  db.close()
  return before
}

const everything = async (db: Dexie) =>
  new Map(
    await Promise.all(db.tables.map(async table => [table.name, await table.toArray()] as const)),
  )

async function opened(tools: DbTools) {
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  return found.db
}

it('version 5 keeps every row of version 4 unchanged, and reads it with defaults', async () => {
  const tools = memoryTools()
  const before = await fourthVersion(tools)
  const db = await opened(tools)
  const after = await everything(db)
  for (const [table, rows] of before) if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  expect((await readWork(db)).rows).toMatchObject({
    annotations: [mark],
    categories: [readCategory],
    books: [readRecord],
  })
})

it('version 5 stores questions, categories of one book and translated titles', async () => {
  const tools = memoryTools()
  await fourthVersion(tools)
  const db = await opened(tools)
  const question = { ...mark, kind: 'question' as const, answered: true, updatedAt: 2 }
  const own = { ...readCategory, bookId: bookId('b1'), deletedAt: 2, updatedAt: 2 }
  const titled = { ...readRecord, translatedTitle: 'White Paper', translatedAuthor: 'Council' }
  const operations: readonly Operation[] = [
    { table: 'annotations', row: question },
    { table: 'categories', row: own },
    { table: 'books', row: titled },
  ]
  await commit(db, operations, 2)
  db.close()
  expect((await readWork(await opened(tools))).rows).toMatchObject({
    annotations: [question],
    categories: [own],
    books: [titled],
  })
})

it('a question without `answered` is damaged, and so is an unknown kind', async () => {
  const tools = memoryTools()
  const db = await opened(tools)
  await db.annotations.bulkAdd([
    { ...mark, kind: 'question' },
    { ...mark, id: 'a2', kind: 'question', answered: 'no' },
    { ...mark, id: 'a3', kind: 'bookmark' },
    { ...mark, id: 'a4', kind: 'question', answered: false },
  ])
  expect((await readWork(db)).rows.annotations).toMatchObject([{ id: 'a4' }])
})

it.each<readonly [Versioned, string]>([
  [{ table: 'annotations', row: mark }, 'annotations/a1@1-5a1bd795'],
  [{ table: 'categories', row: readCategory }, 'categories/mine@1-1437ff4d'],
  [{ table: 'books', row: readRecord }, 'books/b1@1-b4a80a01'],
])('a version keeps the id that version 4 gave it: %#', (versioned, id) => {
  expect(versionOf(targetOf(versioned), versioned, 'edited', 9).id).toBe(id)
})
