import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary, type DbTools } from '../db.ts'
import { versionsOf } from '../history.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const row = {
  bookId: 'b1',
  paragraphId: 'p1',
  index: 0,
  content: { text: '白皮书', spans: [] },
  state: 'draft',
  updatedAt: 1,
  // A version from a program newer than both.
  ink: 'red',
}

/** A library of version 1, with one row in each table. */
async function firstVersion(tools: DbTools) {
  const db = new LibraryDb(tools, 1)
  await db.open()
  await db.translations.add(row)
  await db.outbox.add({ seq: 7, target: 'translations/b1/p1', at: 1, operation: row })
  await db.settings.add({ key: 'theme', value: 'dark', updatedAt: 1 })
  await db.meta.put({ key: 'seq', value: 7 })
  const before = await everything(db)
  db.close()
  return before
}

const everything = (db: Dexie) =>
  Promise.all(
    db.tables
      .filter(({ name }) => name !== 'history')
      .map(async table => [table.name, await table.toArray()] as const),
  )

it('version 2 keeps everything of version 1, with an empty history', async () => {
  const tools = memoryTools()
  const before = new Map(await firstVersion(tools))
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const after = new Map(await everything(opened.db))
  for (const [table, rows] of before) {
    if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  }
  expect(await opened.db.meta.get('seq')).toEqual({ key: 'seq', value: 7 })
  expect(await opened.db.history.count()).toBe(0)
  expect((await readWork(opened.db)).rows.translations).toEqual([row])
})

it('version 2 keeps a history from then on', async () => {
  const tools = memoryTools()
  await firstVersion(tools)
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const [old] = (await readWork(opened.db)).rows.translations
  if (!old) throw new Error('no row')
  const cleared = { ...old, content: { text: '', spans: [] }, updatedAt: 2 }
  expect(await commit(opened.db, [{ table: 'translations', row: cleared }], 2)).toBe(9)
  expect((await versionsOf(opened.db, 'translations/b1/p1')).rows).toMatchObject([{ row }])
})

it('an interrupted upgrade to version 2 leaves version 1 as it was', async () => {
  const tools = memoryTools()
  const before = await firstVersion(tools)
  const interrupted = new Dexie('duizhao', { ...tools.engine })
  interrupted.version(1).stores({ translations: '[bookId+paragraphId], [bookId+state+index]' })
  interrupted
    .version(2)
    .stores({ history: 'id, target, [target+at]' })
    .upgrade(async transaction => {
      await transaction.table('translations').clear()
      throw new Error('the power went')
    })
  await expect(interrupted.open()).rejects.toThrow('the power went')
  interrupted.close()
  const found = new Dexie('duizhao', { ...tools.engine })
  await found.open()
  expect(found.verno).toBe(1)
  expect(new Map(await everything(found))).toEqual(new Map(before))
})
