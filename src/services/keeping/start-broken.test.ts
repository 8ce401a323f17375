import { canonical } from '#domain/work'
import type { DbTools } from '#storage/db'
import { readWork } from '#storage/whole'
import { IDBTransaction } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { createClock } from '../testing.ts'
import { startLibrary } from './start.ts'
import { engineOf, translation, used, wipe } from './start-testing.ts'

it('builds anew what was opened and cannot be read', async () => {
  const { started, tools, second, before } = await used()
  second.quit()
  const { indexedDB } = engineOf(tools)
  const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB)
  const unreadable = (store: IDBObjectStore) => {
    store.count = () => {
      throw new DOMException('Internal error reading', 'UnknownError')
    }
  }
  const restore = onEveryStore(unreadable)
  indexedDB.deleteDatabase = name => {
    restore()
    return deleteDatabase(name)
  }
  const again = await started()
  expect(canonical(await readWork(again.db))).toBe(before)
  expect(again.report).toBeNull()
})

it('mends what its counts would pass, if it is distrusted', async () => {
  const { started, second, db, before } = await used()
  second.quit()
  await db.translations.put({ ...translation(1, '').row, content: null })
  expect((await started()).report).toBeNull()
  const again = await started(true)
  expect(again.report).toMatchObject({ found: 'rebuilt', translations: 1 })
  expect(canonical(await readWork(again.db))).toBe(before)
})

/** Changes each object store as it is asked for; the answer ends that. */
function onEveryStore(change: (store: IDBObjectStore) => void): () => void {
  const { prototype } = IDBTransaction
  const original = Object.getOwnPropertyDescriptor(prototype, 'objectStore')
  if (!original) throw new Error('another kind of engine')
  Object.defineProperty(prototype, 'objectStore', {
    ...original,
    value(this: IDBTransaction, name: string) {
      const store: IDBObjectStore = original.value.call(this, name)
      change(store)
      return store
    },
  })
  return () => Object.defineProperty(prototype, 'objectStore', original)
}

describe('an engine that does not open the database', () => {
  /** Opening fails until the database is deleted. */
  function broken(tools: DbTools) {
    const { indexedDB } = engineOf(tools)
    const open = indexedDB.open.bind(indexedDB)
    const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB)
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    }
    indexedDB.deleteDatabase = name => {
      indexedDB.open = open
      return deleteDatabase(name)
    }
  }

  it('is given a new one, built up from the second copy', async () => {
    const { started, tools, db, before } = await used()
    db.close()
    broken(tools)
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 3 })
    expect(canonical(await readWork(again.db))).toBe(before)
  })

  it('is rid of its files where it cannot delete them itself', async () => {
    const { started, tools, db, second, before } = await used()
    db.close()
    const { indexedDB } = engineOf(tools)
    const open = indexedDB.open.bind(indexedDB)
    const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB)
    const fail = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    }
    Object.assign(indexedDB, { open: fail, deleteDatabase: fail })
    second.setAside(async () => {
      Object.assign(indexedDB, { open, deleteDatabase })
      await wipe(tools)
      return 'raw-1'
    })
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 3, rawCopy: 'raw-1' })
    expect(canonical(await readWork(again.db))).toBe(before)
  })

  it('is not waited for without end, and left alone', async () => {
    const { api, tools, db } = await used()
    db.close()
    const engine = engineOf(tools)
    const silent = Object.create(engine.indexedDB, {
      databases: { value: () => new Promise(() => {}) },
    })
    const clock = createClock()
    const starting = startLibrary({
      api,
      db: { ...tools, engine: { ...engine, indexedDB: silent } },
      now: clock.now,
      after: clock.after,
    })
    await clock.pass(30_000)
    expect(await starting).toEqual({ state: 'failed', why: 'database' })
  })

  it('is left alone if there is no second copy', async () => {
    const { start, tools, db, second } = await used()
    db.close()
    broken(tools)
    second.lose()
    expect(await start()).toEqual({ state: 'failed', why: 'database' })
    expect(await tools.engine?.indexedDB.databases()).toHaveLength(1)
  })
})
