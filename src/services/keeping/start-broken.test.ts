import { canonical } from '#domain/work'
import { commit } from '#storage/commit'
import type { DbTools } from '#storage/db'
import { readWork } from '#storage/whole'
import { IDBTransaction } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { createClock } from '../testing.ts'
import { startLibrary } from './start.ts'
import { engineOf, text, translation, used, wipe } from './start-testing.ts'

it('a database that opens and cannot be read is rebuilt', async () => {
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

it('a distrusted library is repaired although its counts are right', async () => {
  const { started, second, db, before } = await used()
  second.quit()
  await db.translations.put({ ...translation(1, '').row, content: null })
  expect((await started()).report).toBeNull()
  const again = await started(true)
  expect(again.report).toMatchObject({ found: 'rebuilt', translations: 1 })
  expect(canonical(await readWork(again.db))).toBe(before)
})

/** Changes each object store when it is requested. The returned function ends that. */
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

  it('a database that cannot be opened is rebuilt from the second copy', async () => {
    const { started, tools, db, before } = await used()
    db.close()
    broken(tools)
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 3 })
    expect(canonical(await readWork(again.db))).toBe(before)
  })

  it('files that the engine cannot delete are set aside', async () => {
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

  it('the start stops waiting for a silent engine and changes nothing', async () => {
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

  it('a database that cannot be opened is left alone if there is no second copy', async () => {
    const { start, tools, db, second } = await used()
    db.close()
    broken(tools)
    second.lose()
    expect(await start()).toEqual({ state: 'failed', why: 'database' })
    expect(await tools.engine?.indexedDB.databases()).toHaveLength(1)
  })
})

/** The database opens only in the version that was found, and not in the present one. */
function readableOnly(tools: DbTools) {
  const { indexedDB } = engineOf(tools)
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) => {
    if (version !== undefined)
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    return open(name)
  }
  return () => {
    indexedDB.open = open
  }
}

it('the database is not rebuilt while only it has some rows (rebuilds what is not safe)', async () => {
  const { start, started, api, tools, db } = await used()
  await commit(db, [translation(3, '三')], 1)
  db.close()
  const again = readableOnly(tools)
  const { journal } = api
  Object.assign(api, { journal: async () => ({ ok: false, fault: notWritten }) })
  expect(await start()).toEqual({ state: 'failed', why: 'database' })
  again()
  Object.assign(api, { journal })
  expect(await text((await started()).db, 3)).toBe('三')
})

it.each([
  ['no snapshot', false, []],
  ['a snapshot', true, ['snapshot', 'deleted']],
] as const)(
  'after a crash the database is only rebuilt if a snapshot was made: %s (no snapshot before rebuilding)',
  async (_title, isMade, expected) => {
    const { started, api, tools, before } = await used()
    const order: string[] = []
    const { indexedDB } = engineOf(tools)
    const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB)
    indexedDB.deleteDatabase = name => {
      order.push('deleted')
      return deleteDatabase(name)
    }
    const { backUpNow } = api
    Object.assign(api, {
      backUpNow: async () => {
        if (!isMade) return { ok: false, fault: notWritten }
        order.push('snapshot')
        return backUpNow()
      },
    })
    const { db } = await started()
    expect(order).toEqual(expected)
    expect(canonical(await readWork(db))).toBe(before)
  },
)

const notWritten = { code: 'keeping.not-written', file: '', place: '' } as const
