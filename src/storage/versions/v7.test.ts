import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { keptWords, placeName } from '#domain/structure/paragraph-change'
import type { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { checkedStrictly } from '../rows.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const translation = {
  bookId: bookId('b1'),
  paragraphId: paragraphId('p1'),
  index: 0,
  content: plain('White paper'),
  state: 'draft' as const,
  updatedAt: 1,
}

const split = {
  bookId: bookId('b1'),
  place: placeName({ paragraph: paragraphId('p1'), offset: 12 }),
  index: 0,
  begins: true,
  kind: null,
  level: null,
  words: '皮书',
  after: null,
  updatedAt: 1,
}

const everything = async (db: Dexie) =>
  new Map(
    await Promise.all(db.tables.map(async table => [table.name, await table.toArray()] as const)),
  )

async function opened(tools = memoryTools()) {
  const found = await openLibrary(tools)
  if (found.state !== 'ready') throw new Error(found.state)
  return found.db
}

it('version 7 keeps every row of version 6 unchanged, and has no changed paragraphs', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 6)
  await old.open()
  await old.translations.add(translation)
  await old.meta.put({ key: 'seq', value: 7 })
  const before = await everything(old)
  old.close()
  const db = await opened(tools)
  const after = await everything(db)
  for (const [table, rows] of before) if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  expect((await readWork(db)).rows.structure).toEqual([])
})

it('version 7 stores what the reader changed at several places of one paragraph', async () => {
  const db = await opened()
  const heading = {
    ...split,
    place: paragraphId('p1'),
    begins: null,
    kind: 'heading' as const,
    level: 2,
  }
  const rows = [heading, split]
  await commit(
    db,
    rows.map(row => ({ table: 'structure' as const, row })),
    1,
  )
  expect((await readWork(db)).rows.structure).toEqual(rows)
})

it.each<[string, object]>([
  ['an unknown kind', { kind: 'chapter' }],
  ['a level below 1', { level: 0 }],
  ['a level that is no whole number', { level: 1.5 }],
  ['more words than any program writes', { words: '长'.repeat(keptWords + 1) }],
  ['a path as its place', { place: '../p1' }],
])('a changed paragraph with %s is left out of a backup and counted', (_what, fields) => {
  const found = checkedStrictly('structure', [{ ...split, ...fields }, split])
  expect(found).toEqual({ rows: [split], damaged: 1 })
})
