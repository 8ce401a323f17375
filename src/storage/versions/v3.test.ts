import { versionOf } from '#domain/history'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { targetOf } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary, type DbTools } from '../db.ts'
import { versionsOf } from '../history.ts'
import { waitingInOutbox } from '../outbox.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const mark = {
  id: annotationId('a1'),
  bookId: bookId('b1'),
  kind: 'note' as const,
  category: categoryId('term'),
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
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const target = 'annotations/a1'
// An id from a program without tags.
const kept = {
  id: 'annotations/a1@1-1234abcd',
  target,
  table: 'annotations',
  row: mark,
  why: 'edited',
  at: 1,
  updatedAt: 2,
}

/** A library of version 2: a mark without tags in its table, in the outbox and in the history. */
async function secondVersion(tools: DbTools) {
  const db = new LibraryDb(tools, 2)
  await db.open()
  await db.annotations.add(mark)
  await db.history.add(kept)
  await db.outbox.add({
    seq: 7,
    target,
    at: 1,
    operation: { table: 'annotations', row: mark },
  })
  await db.meta.put({ key: 'seq', value: 7 })
  const before = await everything(db)
  db.close()
  return before
}

const everything = async (db: Dexie) =>
  new Map(
    await Promise.all(
      db.tables
        .filter(({ name }) => name !== 'books')
        .map(async table => [table.name, await table.toArray()] as const),
    ),
  )

async function opened(tools: DbTools) {
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  return found.db
}

it('version 3 keeps every row of version 2 unchanged, and has no records of books', async () => {
  const tools = memoryTools()
  const before = await secondVersion(tools)
  const db = await opened(tools)
  const after = await everything(db)
  for (const [table, rows] of before) if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  expect(await db.meta.get('seq')).toEqual({ key: 'seq', value: 7 })
  expect(await db.books.count()).toBe(0)
})

it('version 3 reads old marks as marks without tags, in every table', async () => {
  const tools = memoryTools()
  await secondVersion(tools)
  const db = await opened(tools)
  const untagged = { ...mark, tags: [] }
  expect((await readWork(db)).rows).toMatchObject({
    annotations: [untagged],
    history: [{ ...kept, row: untagged }],
    books: [],
  })
  expect((await waitingInOutbox(db, 9)).entries).toMatchObject([{ operation: { row: untagged } }])
})

it('version 3 stores tags and records of books', async () => {
  const tools = memoryTools()
  await secondVersion(tools)
  const db = await opened(tools)
  const row = { ...mark, tags: ['术语', '术语二'], updatedAt: 3 }
  const book = {
    bookId: bookId('b1'),
    title: '白皮书',
    author: null,
    language: null,
    translatedTitle: null,
    translatedAuthor: null,
    removedAt: null,
    updatedAt: 3,
  }
  await commit(
    db,
    [
      { table: 'annotations', row },
      { table: 'books', row: book },
    ],
    3,
  )
  const { rows } = await readWork(db)
  expect(rows.annotations).toEqual([row])
  expect(rows.books).toEqual([book])
  expect(await db.annotations.where('tags').equals('术语二').primaryKeys()).toEqual(['a1'])
})

it('a version keeps the id it had before there were tags', () => {
  const versioned = { table: 'annotations', row: { ...mark, tags: [] } } as const
  const { id } = versionOf(targetOf(versioned), versioned, 'edited', 9)
  expect(id).toBe('annotations/a1@1-dac1cc02')
})

it('version 3 shows the history of version 2', async () => {
  const tools = memoryTools()
  await secondVersion(tools)
  const { rows, damaged } = await versionsOf(await opened(tools), target)
  expect({ ids: rows.map(({ id }) => id), damaged }).toEqual({ ids: [kept.id], damaged: 0 })
})

it('an interrupted upgrade to version 3 leaves version 2 as it was', async () => {
  const tools = memoryTools()
  const before = await secondVersion(tools)
  const interrupted = new Dexie('duizhao', { ...tools.engine })
  interrupted.version(2).stores({ annotations: 'id, bookId, [bookId+deletedAt]' })
  interrupted
    .version(3)
    .stores({ annotations: 'id, bookId, [bookId+deletedAt], *tags', books: 'bookId' })
    .upgrade(async transaction => {
      await transaction.table('annotations').clear()
      throw new Error('the power went')
    })
  await expect(interrupted.open()).rejects.toThrow('the power went')
  interrupted.close()
  const found = new Dexie('duizhao', { ...tools.engine })
  await found.open()
  expect(found.verno).toBe(2)
  expect(await everything(found)).toEqual(before)
})
