import { Dexie } from 'dexie'
import { IDBDatabase } from 'fake-indexeddb'
import { expect, it, onTestFinished } from 'vitest'
import { allCategories } from './categories.ts'
import { commit, currentSeq, ReadOnlyError } from './commit.ts'
import { LibraryDb, openLibrary, type DbTools } from './db.ts'
import { builtInCategories } from './seed.ts'
import { breakableTools, memoryLibrary, memoryTools } from './testing.ts'
import { currentVersion } from './versions/index.ts'

/** Everything in the database, and the engine's version number. */
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

it('uses strict durability (relaxed durability)', async () => {
  const asked: unknown[] = []
  const transaction: IDBDatabase['transaction'] = Reflect.get(IDBDatabase.prototype, 'transaction')
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how) {
    if (how[1] === 'readwrite') asked.push(how[2]?.durability)
    return Reflect.apply(transaction, this, how)
  }
  onTestFinished(() => {
    IDBDatabase.prototype.transaction = transaction
  })
  await commit(await memoryLibrary(), change, 1)
  expect(new Set(asked)).toEqual(new Set(['strict']))
})

it('has the rows when opened again', async () => {
  const tools = memoryTools()
  const first = await memoryLibrary(tools)
  await commit(first, change, 1)
  first.close()
  const second = await memoryLibrary(tools)
  expect((await allCategories(second)).rows[0]).toMatchObject({ id: 'term', name: 'Wort' })
  expect(await second.categories.count()).toBe(4)
})

/** The tables with their keys and indexes, as the engine has them. */
const shapeOf = (db: LibraryDb) =>
  [...db.backendDB().objectStoreNames].map(name => {
    const store = db.backendDB().transaction(name).objectStore(name)
    const indexes = [...store.indexNames].map(index => store.index(index))
    return [name, store.keyPath, indexes.map(({ keyPath, multiEntry }) => [keyPath, multiEntry])]
  })

it('makes the same tables at once as version by version, and opens them again', async () => {
  const stepwise = new LibraryDb(memoryTools())
  await stepwise.open()
  const tools = memoryTools()
  const made = await memoryLibrary(tools)
  expect(shapeOf(made)).toEqual(shapeOf(stepwise))
  made.close()
  const again = await memoryLibrary(tools)
  expect(shapeOf(again)).toEqual(shapeOf(stepwise))
  expect(again.tables.map(({ schema }) => schema.indexes.length).toSorted()).toEqual(
    stepwise.tables.map(({ schema }) => schema.indexes.length).toSorted(),
  )
})

it.each([0, currentVersion])(
  'does not change an older library that is said to be at version %i',
  async known => {
    const tools = memoryTools()
    const old = new LibraryDb(tools, 11)
    await old.open()
    old.close()
    const before = await everything(tools)
    expect(await openLibrary(tools, known)).toMatchObject({ state: 'failed' })
    expect(await everything(tools)).toEqual(before)
  },
)

it("opens a database that is newer by the engine's number read-only, and changes nothing", async () => {
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

it('opens a database that is newer by its own record read-only, and changes nothing', async () => {
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

it('refuses an empty library that an engine has made after losing the open one', async () => {
  const tools = memoryTools()
  const db = await memoryLibrary(tools)
  db.close({ disableAutoOpen: false })
  await new Dexie('duizhao', { ...tools.engine }).delete()
  await expect(db.open()).rejects.toThrow('the engine has lost the library')
  await expect(commit(db, change, 1)).rejects.toThrow()
  expect(await tools.engine?.indexedDB.databases()).toEqual([])
})

it('refuses an open library that an engine has reset to an earlier time', async () => {
  const tools = memoryTools()
  const db = await memoryLibrary(tools)
  await commit(db, change, 1)
  await commit(db, change, 2)
  db.close({ disableAutoOpen: false })
  const other = await memoryLibrary(tools)
  await other.meta.put({ key: 'seq', value: 1 })
  other.close()
  await expect(commit(db, change, 3)).rejects.toThrow()
  expect(db.isLost).toBe(true)
  const found = await memoryLibrary(tools)
  expect(await currentSeq(found)).toBe(1)
  found.close()
})

/**
 * A library that was open, and an engine that cannot open it again while `state.isBroken` is true.
 */
async function onBrokenEngine() {
  const { tools, state } = breakableTools()
  const db = await memoryLibrary(tools)
  await commit(db, change, 1)
  state.isBroken = true
  db.close({ disableAutoOpen: false })
  await expect(commit(db, change, 2)).rejects.toThrow('Internal error')
  return { db, state }
}

it('opens again for the next commit once the engine can', async () => {
  const { db, state } = await onBrokenEngine()
  await expect(commit(db, change, 2)).rejects.toThrow('Internal error')
  state.isBroken = false
  await commit(db, change, 2)
  expect(await currentSeq(db)).toBe(2)
  expect(db.isLost).toBe(false)
  db.close()
})

it('is lost after the engine has failed three times to open it again', async () => {
  const { db } = await onBrokenEngine()
  for (let n = 2; n <= 3; n++) {
    expect(db.isLost).toBe(false)
    await expect(commit(db, change, 2)).rejects.toThrow('Internal error')
  }
  expect(db.isLost).toBe(true)
})

it('counts failures from zero after it was open again', async () => {
  const { db, state } = await onBrokenEngine()
  state.isBroken = false
  await commit(db, change, 2)
  state.isBroken = true
  db.close({ disableAutoOpen: false })
  for (let n = 0; n < 2; n++) await expect(commit(db, change, 3)).rejects.toThrow('Internal error')
  expect(db.isLost).toBe(false)
})

it('opens again if it was closed while it was being opened', async () => {
  const { engine, newId } = memoryTools()
  if (!engine) throw new Error('no engine')
  let isClosing = false
  const indexedDB = Object.create(engine.indexedDB, {
    databases: { value: () => engine.indexedDB.databases() },
    open: {
      value: (name: string, version?: number) => {
        const request = engine.indexedDB.open(name, version)
        request.addEventListener('success', () => {
          if (!isClosing) return
          const database = request.result
          // Like an engine: the connection ends and gets its event.
          queueMicrotask(() => {
            database.close()
            database.onclose?.(new Event('close'))
          })
        })
        return request
      },
    },
  })
  const db = await memoryLibrary({ newId, engine: { ...engine, indexedDB } })
  await commit(db, change, 1)
  isClosing = true
  db.close({ disableAutoOpen: false })
  await expect(commit(db, change, 2)).rejects.toThrow()
  isClosing = false
  await commit(db, change, 2)
  expect(await currentSeq(db)).toBe(2)
  db.close()
})

it('stays closed after `close`', async () => {
  const db = await memoryLibrary()
  db.close()
  await expect(commit(db, change, 1)).rejects.toThrow(Dexie.DatabaseClosedError)
  expect(db.isOpen()).toBe(false)
})

it('openLibrary returns `failed` if the engine fails', async () => {
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
