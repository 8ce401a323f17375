import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { canonical, type Work } from '#domain/work'
import { IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, it, onTestFinished } from 'vitest'
import { annotationsLinkingTo } from './annotations.ts'
import { commit } from './commit.ts'
import { openLibrary, openAsFound, LibraryDb } from './db.ts'
import { builtInCategories } from './seed.ts'
import { memoryLibrary, memoryTools } from './testing.ts'
import { currentVersion } from './versions/index.ts'
import { shapeOf, unfinished } from './shape.ts'
import { buildLibrary, readWork, takeOver, workIn } from './whole.ts'

const translation = (n: number): Translation => ({
  bookId: bookId('b'),
  paragraphId: paragraphId(`p${n}`),
  index: n,
  content: plain(`第${n}段𠮷`),
  state: 'draft',
  updatedAt: n,
})

const work = (count: number): Work => ({
  libraryId: 'the-same',
  seq: 12_345,
  at: 1,
  schemaVersion: currentVersion,
  rows: {
    translations: Array.from({ length: count }, (_, n) => translation(n)),
    annotations: [],
    categories: builtInCategories,
    positions: [],
    settings: [],
    history: [],
    books: [],
    structure: [],
    ownWords: [],
    outline: [],
    sentences: [],
  },
})

it('buildLibrary replaces a library by one with every row, the id and the number of the work', async () => {
  const tools = memoryTools()
  const old = await memoryLibrary(tools)
  await commit(old, [{ table: 'translations', row: { ...translation(99_999), index: 1 } }], 1)
  old.close()
  const given = work(4321)
  const db = await buildLibrary(tools, given)
  expect(canonical(await readWork(db))).toBe(canonical(given))
  expect(await db.outbox.count()).toBe(0)
  db.close()

  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(`opened as ${opened.state}`)
  expect(await shapeOf(opened.db)).toMatchObject({
    libraryId: 'the-same',
    seq: 12_345,
    counts: { translations: 4321, categories: 4 },
  })
})

it('buildLibrary leaves an unfinished library if it is interrupted', async () => {
  const tools = memoryTools()
  const given = work(10)
  const broken = { ...given.rows, settings: [Object(Symbol())] }
  await expect(buildLibrary(tools, { ...given, rows: broken })).rejects.toThrow()
  const db = await memoryLibrary(tools)
  expect(await shapeOf(db)).toMatchObject({ libraryId: unfinished, counts: { translations: 10 } })
})

it('buildLibrary does not finish if the engine loses a row (fewer rows than given accepted)', async () => {
  const tools = memoryTools()
  const put: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, 'put')
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, row, ...key) {
    const isLost = Reflect.get(Object(row), 'paragraphId') === 'p3'
    return Reflect.apply(put, this, [isLost ? translation(4) : row, ...key])
  }
  onTestFinished(() => {
    IDBObjectStore.prototype.put = put
  })
  await expect(buildLibrary(tools, work(10))).rejects.toThrow('fewer rows')
  const db = await memoryLibrary(tools)
  expect(await shapeOf(db)).toMatchObject({ libraryId: unfinished, counts: { translations: 9 } })
})

it('readWork reads everything readable, from an older version too', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 1)
  await old.open()
  await old.translations.bulkPut([translation(1), { ...translation(2), state: 'unheard-of' }])
  old.close()
  const db = await openAsFound(tools)
  const { rows } = await readWork(db)
  expect(rows.translations).toEqual([translation(1)])
  expect(rows.history).toEqual([])
})

it('takeOver puts rows without the outbox, and never lowers the number', async () => {
  const db = await memoryLibrary()
  await commit(db, [{ table: 'translations', row: translation(1) }], 1)
  const row = { ...translation(1), content: plain('newer'), updatedAt: 50 }
  await takeOver(db, [{ table: 'translations', row }], { libraryId: 'the-same', seq: 9 })
  expect(await shapeOf(db)).toMatchObject({ libraryId: 'the-same', seq: 9 })
  expect((await readWork(db)).rows.translations).toEqual([row])
  expect(await db.outbox.count()).toBe(1)
  await takeOver(db, [], { libraryId: 'the-same', seq: 3 })
  expect((await shapeOf(db)).seq).toBe(9)
})

describe('a snapshot', () => {
  const of = (rows: object) => ({
    format: 'duizhao-snapshot',
    version: 1,
    work: { libraryId: 'library', seq: 3, at: 5, schemaVersion: 1, rows },
  })

  it('of an older program may lack tables, which are then empty', () => {
    const { work, leftOut } = workIn(of({ translations: [] }))
    expect([work.libraryId, work.seq, leftOut]).toEqual(['library', 3, 0])
    expect(work.rows.books).toEqual([])
  })

  it('loses its invalid rows, which are counted', () => {
    const { work, leftOut } = workIn(of({ annotations: [{ id: 1 }, null], later: [{}] }))
    expect([work.rows.annotations, leftOut]).toEqual([[], 2])
  })

  it.each([[null], [{}], [{ ...of({}), format: 'something' }], [of({ books: 'none' })]])(
    'is refused if it is not one: %j',
    json => {
      expect(() => workIn(json)).toThrow()
    },
  )
})

it.each([
  [
    'a library that is built again',
    async (row: Annotation) => {
      const given = work(1)
      return buildLibrary(memoryTools(), { ...given, rows: { ...given.rows, annotations: [row] } })
    },
  ],
  [
    'rows that are taken over',
    async (row: Annotation) => {
      const db = await memoryLibrary()
      await takeOver(db, [{ table: 'annotations', row }], { libraryId: 'the-same', seq: 1 })
      return db
    },
  ],
])('%s: the notes that link to a book are found', async (_, recovered) => {
  const target = bookId('other')
  const text = {
    text: 'see',
    spans: [
      {
        format: 'link' as const,
        target: addressOf({ kind: 'book', book: target }),
        start: 0,
        end: 3,
      },
    ],
  }
  // A row of a snapshot or of the second copy has no links: they are computed where it is put.
  const row: Annotation = {
    id: annotationId('a'),
    bookId: bookId('b'),
    kind: 'note',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [anchorAt(paragraphId('p0'), '第0段', 0, 1)],
    note: [text],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  }
  const db = await recovered(row)
  expect((await annotationsLinkingTo(db, target)).rows).toMatchObject([{ id: 'a' }])
})
