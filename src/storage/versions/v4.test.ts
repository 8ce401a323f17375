import { nextStamp, partsOf, type InstallationId } from '#domain/clock'
import { versionOf } from '#domain/history'
import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { seenIn } from '../clock.ts'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary, type DbTools } from '../db.ts'
import { versionsOf } from '../history.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const me = '0123456789abcdef' as InstallationId
const today = Date.UTC(2026, 10, 30)
const target = 'translations/b1/p1'
const row = {
  bookId: bookId('b1'),
  paragraphId: paragraphId('p1'),
  index: 0,
  content: plain('White paper'),
  state: 'draft' as const,
  // The clock was ten years ahead.
  updatedAt: today + 3653 * 24 * 60 * 60_000,
}
const kept = versionOf(
  target,
  { table: 'translations', row: { ...row, content: plain('Paper'), updatedAt: 5 } },
  'edited',
  6,
)

/** A library of version 3, without stamps. */
async function thirdVersion(tools: DbTools) {
  const db = new LibraryDb(tools, 3)
  await db.open()
  await db.translations.add(row)
  await db.history.add(kept)
  await db.outbox.add({ seq: 7, target, at: 1, operation: { table: 'translations', row } })
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

it('version 4 keeps every row of version 3 unchanged', async () => {
  const tools = memoryTools()
  const before = await thirdVersion(tools)
  const db = await opened(tools)
  const after = await everything(db)
  for (const [table, rows] of before) if (table !== 'meta') expect(after.get(table)).toEqual(rows)
  expect(await db.meta.get('seq')).toEqual({ key: 'seq', value: 7 })
  expect((await versionsOf(db, target)).rows).toEqual([kept])
})

it('version 4 finds the last time of any row, so that new stamps are later', async () => {
  const tools = memoryTools()
  await thirdVersion(tools)
  const db = await opened(tools)
  const seen = await seenIn(db)
  expect(partsOf(seen).wall).toBe(row.updatedAt)
  const stamp = nextStamp(seen, today, me)
  await commit(db, [{ table: 'translations', row: { ...row, updatedAt: today, stamp } }], today)
  expect((await readWork(db)).rows.translations).toMatchObject([{ updatedAt: today, stamp }])
  expect(await seenIn(db)).toBe(stamp)
})

it('an interrupted upgrade to version 4 leaves version 3 as it was', async () => {
  const tools = memoryTools()
  const before = await thirdVersion(tools)
  const interrupted = new Dexie('duizhao', { ...tools.engine })
  interrupted.version(3).stores({ history: 'id, target, [target+at]' })
  interrupted
    .version(4)
    .stores({ history: 'id, target, [target+at], [target+row.stamp]' })
    .upgrade(async transaction => {
      await transaction.table('history').clear()
      throw new Error('the power went')
    })
  await expect(interrupted.open()).rejects.toThrow('the power went')
  interrupted.close()
  const found = new Dexie('duizhao', { ...tools.engine })
  await found.open()
  expect(found.verno).toBe(3)
  expect(await everything(found)).toEqual(before)
})
