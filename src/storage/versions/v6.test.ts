import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { LibraryDb, openLibrary } from '../db.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'
import { annotationsOf } from '../annotations.ts'
import { commit } from '../commit.ts'
import { checkedStrictly } from '../rows.ts'

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

const pair = {
  ...question,
  id: annotationId('a2'),
  counterpart: {
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p1'),
        start: 0,
        end: 5,
        quote: { exact: 'White', prefix: '', suffix: ' Pap' },
      },
    ],
  },
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

it('a pair of ranges is stored and read whole, and a row without a counterpart gets none', async () => {
  const tools = memoryTools()
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  await commit(
    found.db,
    [
      { table: 'annotations', row: pair },
      { table: 'annotations', row: question },
    ],
    1,
  )
  const { rows } = await annotationsOf(found.db, bookId('b1'))
  expect(rows).toEqual([question, pair])
  expect(rows[0]).not.toHaveProperty('counterpart')
})

it.each<[string, unknown]>([
  ['no anchors', { ...pair.counterpart, anchors: [] }],
  ['no place', { anchors: pair.counterpart.anchors }],
  ['an offset below 0', { index: 0, anchors: [{ ...pair.counterpart.anchors[0], start: -1 }] }],
  ['words instead', 'White'],
])('a row whose counterpart has %s is left out of a backup and counted', (_what, counterpart) => {
  const { rows, damaged } = checkedStrictly('annotations', [{ ...pair, counterpart }, pair])
  expect(rows).toEqual([pair])
  expect(damaged).toBe(1)
})

const emendation = {
  ...question,
  id: annotationId('a3'),
  kind: 'emendation' as const,
  reading: '白皮',
  witness: 'B',
}

it.each<[string, object]>([
  ['no reading', { reading: undefined }],
  ['a number as a witness', { witness: 3 }],
  ['a reading longer than any page writes', { reading: 'a'.repeat(401) }],
])('an emendation with %s is left out of a backup and counted', (_what, fields) => {
  const found = checkedStrictly('annotations', [{ ...emendation, ...fields }, emendation])
  expect(found).toEqual({ rows: [emendation], damaged: 1 })
})
