import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { allCategories } from './categories.ts'
import { commit, ReadOnlyError } from './commit.ts'
import { openLibrary, type DbTools } from './db.ts'
import { builtInCategories } from './seed.ts'
import { memoryLibrary, memoryTools } from './testing.ts'
import { currentVersion } from './versions/index.ts'

/** Everything in the database, and the engine's own number for it. */
async function everything(tools: DbTools) {
  const db = new Dexie('duizhao', { ...tools.engine })
  await db.open()
  const tables = await Promise.all(
    db.tables.map(async table => [table.name, await table.toArray()] as const),
  )
  const native = db.backendDB().version
  db.close()
  return { native, tables }
}

const [category] = builtInCategories as [(typeof builtInCategories)[number]]
const change = [{ table: 'categories', row: { ...category, name: 'Wort' } }] as const

it('finds again what was written', async () => {
  const tools = memoryTools()
  const first = await memoryLibrary(tools)
  await commit(first, change, 1)
  first.close()
  const second = await memoryLibrary(tools)
  expect((await allCategories(second)).rows[0]).toMatchObject({ id: 'term', name: 'Wort' })
  expect(await second.categories.count()).toBe(4)
})

it('opens read-only, and changes nothing, what the engine says a newer program made', async () => {
  const tools = memoryTools()
  ;(await memoryLibrary(tools)).close()
  const future = new Dexie('duizhao', { ...tools.engine })
  future.version(currentVersion + 1).stores({
    translations: '[bookId+paragraphId]',
    annotations: 'id, bookId',
    categories: 'id',
    positions: 'bookId',
    settings: 'key',
    meta: 'key',
    outbox: 'seq',
    glossary: 'id',
  })
  await future.open()
  await future.table('glossary').add({ id: 'g1' })
  future.close()
  const before = await everything(tools)

  const opened = await openLibrary(tools)
  if (opened.state !== 'newer') throw new Error(`opened as ${opened.state}`)
  expect(opened.version).toBe(currentVersion + 1)
  expect((await allCategories(opened.db)).rows).toHaveLength(4)
  await expect(commit(opened.db, change, 1)).rejects.toThrow(ReadOnlyError)
  opened.db.close()
  expect(await everything(tools)).toEqual(before)
})

it('opens read-only, and changes nothing, what says of itself that a newer program made it', async () => {
  const tools = memoryTools()
  const old = await memoryLibrary(tools)
  await old.meta.put({ key: 'schemaVersion', value: currentVersion + 3 })
  old.close()
  const before = await everything(tools)

  const opened = await openLibrary(tools)
  if (opened.state !== 'newer') throw new Error(`opened as ${opened.state}`)
  expect(opened.version).toBe(currentVersion + 3)
  await expect(commit(opened.db, change, 1)).rejects.toThrow(ReadOnlyError)
  opened.db.close()
  expect(await everything(tools)).toEqual(before)
})

it('does not take the empty library for its own that an engine has made of a lost one', async () => {
  const tools = memoryTools()
  const db = await memoryLibrary(tools)
  db.close({ disableAutoOpen: false })
  await new Dexie('duizhao', { ...tools.engine }).delete()
  await expect(db.open()).rejects.toThrow('the engine has lost the library')
  await expect(commit(db, change, 1)).rejects.toThrow()
  expect(await tools.engine?.indexedDB.databases()).toEqual([])
})

it('answers that it failed where the engine fails', async () => {
  const error = new DOMException('Internal error opening backing store', 'UnknownError')
  const { engine, newId } = memoryTools()
  if (!engine) throw new Error('no engine')
  const indexedDB = Object.create(engine.indexedDB, {
    databases: { value: () => Promise.reject(error) },
  })
  expect(await openLibrary({ newId, engine: { ...engine, indexedDB } })).toEqual({
    state: 'failed',
    error,
  })
})
