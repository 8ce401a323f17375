import { targetOf } from '#domain/operation'
import { canonical } from '#domain/work'
import { allCategories } from '#storage/categories'
import { seenIn } from '#storage/clock'
import { commit } from '#storage/commit'
import { openLibrary } from '#storage/db'
import { readFirst } from '#storage/first-rows'
import { waitingInOutbox } from '#storage/outbox'
import { currentVersion } from '#storage/versions/index'
import { shapeOf } from '#storage/shape'
import { readWork } from '#storage/whole'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { startLibrary } from './start.ts'
import { category, engineOf, machine, text, translation, used } from './start-testing.ts'

describe('a normal start', () => {
  it('the first start makes a library and reports it to the main process', async () => {
    const { started, second, drain } = machine()
    const { db, report, seq } = await started()
    expect(report).toBeNull()
    expect(second.witness()).toEqual({ ...(await shapeOf(db)), schemaVersion: currentVersion })
    expect(await db.categories.count()).toBe(4)
    expect(seq).toBe(1)
    // The first rows of a new library are sent to the second copy too.
    await drain(db)
    expect(canonical(second.everything())).toBe(canonical(await readWork(db)))
  })

  it('a start continues with the library it finds and sends no row twice', async () => {
    const { started, second, before } = await used()
    second.quit()
    const calls = second.journalled.length
    const { db, report } = await started()
    expect(report).toBeNull()
    expect(canonical(await readWork(db))).toBe(before)
    expect((await waitingInOutbox(db, 10)).entries).toEqual([])
    expect(second.journalled).toHaveLength(calls)
  })
})

describe('what a start has read', () => {
  it('a start returns the settings, the categories and the clock of its library', async () => {
    const { started, second } = await used()
    second.quit()
    const seen = await seenIn((await started()).db)
    second.quit()
    const { db, first } = await started()
    expect(first).toEqual({ ...(await readFirst(db)), stamp: seen })
    expect(first?.categories.rows).toEqual((await allCategories(db)).rows)
  })

  it('a start does not ask the engine again for databases that it was given', async () => {
    const { second, tools } = await used()
    second.quit()
    const { indexedDB } = engineOf(tools)
    const existing = indexedDB.databases()
    let asked = 0
    indexedDB.databases = () => {
      asked++
      return existing
    }
    const api = { ...second.calls, log: async () => {} }
    const start = () => startLibrary({ api, db: tools, now: () => 100, existing })
    expect(await start()).toMatchObject({ state: 'open', report: null })
    expect(asked).toBe(0)
  })
})

describe('a start after a crash', () => {
  it('a start after a crash rebuilds the database from its rows and reports nothing', async () => {
    const { started, tools, before, logged } = await used()
    const deleted: string[] = []
    const { indexedDB } = engineOf(tools)
    const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB)
    indexedDB.deleteDatabase = name => {
      deleted.push(name)
      return deleteDatabase(name)
    }
    const { db, report } = await started()
    expect(deleted).toEqual(['duizhao'])
    expect(report).toBeNull()
    expect(logged).toContain('start.unclean')
    expect(canonical(await readWork(db))).toBe(before)
  })

  it('a start after a crash leaves the database alone if the second copy cannot take its rows', async () => {
    const { started, db, second } = await used()
    await commit(db, [translation(3, '三')], 1)
    second.fail(true)
    const again = await started()
    expect(again.report).toBeNull()
    expect(await text(again.db, 3)).toBe('三')
    expect((await waitingInOutbox(again.db, 99)).entries.length).toBeGreaterThan(0)
  })
})

describe('a second copy that has lost rows', () => {
  it.each(['a quit', 'a crash'])(
    'a second copy that lost rows gets all of them again after %s',
    async end => {
      const { started, drain, second, before } = await used()
      if (end === 'a quit') second.quit()
      second.lose()
      const { db, report } = await started()
      await drain(db)
      expect(report).toBeNull()
      expect(canonical(second.everything())).toBe(before)
      expect(canonical(await readWork(db))).toBe(before)
    },
  )

  it.each(['a quit', 'a crash'])(
    'a large library opens before all rows are sent again, after %s',
    async end => {
      const { started, write, drain, second } = await used()
      await write(...Array.from({ length: 2500 }, (_, n) => translation(n + 10, `${n}`)))
      if (end === 'a quit') second.quit()
      second.lose()
      const calls = second.journalled.length
      const { db, report } = await started()
      expect(report).toBeNull()
      expect(second.journalled).toHaveLength(calls)
      await drain(db)
      expect(canonical(second.everything())).toBe(canonical(await readWork(db)))
      expect((await readWork(db)).rows.translations).toHaveLength(2503)
    },
  )

  it('damaged files of the second copy are reported', async () => {
    const { started, second } = await used()
    second.quit()
    second.tell({ damaged: ['1-2.jsonl'] })
    expect((await started()).report).toEqual({ found: 'copies-damaged', damaged: ['1-2.jsonl'] })
  })
})

describe('a start without writing', () => {
  it('the library of a newer program is opened read-only', async () => {
    const { started, db } = await used()
    await db.meta.put({ key: 'schemaVersion', value: currentVersion + 1 })
    const again = await started()
    expect(again.report).toEqual({ found: 'read-only', why: 'newer' })
    expect(again.db.access).toBe('read-only')
    expect(await text(again.db, 1)).toBe('一')
  })

  it('a library is opened read-only if there is no space', async () => {
    const { started, second, before } = await used()
    second.tell({ space: 'none' })
    const again = await started()
    expect(again.report).toEqual({ found: 'read-only', why: 'no-space' })
    expect(canonical(await readWork(again.db))).toBe(before)
    await expect(commit(again.db, [category], 1)).rejects.toThrow()
  })

  it('a start without space returns the rows that only the second copy has', async () => {
    const { started, second, api } = await used()
    const ahead = translation(1, '一 and more', 50)
    const entry = { seq: 90, target: targetOf(ahead), operation: ahead, at: 60 }
    await api.journal([entry], { direct: true })
    second.tell({ space: 'none' })
    const again = await started()
    expect(again).toMatchObject({ ahead: [ahead], seq: 90, space: 'none' })
    expect(await text(again.db, 1)).toBe('一')
  })

  it('no library is made if there is no space', async () => {
    const { start, tools, second } = machine()
    second.tell({ space: 'none' })
    expect(await start()).toEqual({ state: 'failed', why: 'no-space' })
    expect(await tools.engine?.indexedDB.databases()).toEqual([])
  })
})

it('the start uses the database alone if the main process does not reply', async () => {
  const { tools, before, db } = await used()
  db.close()
  const gone = () => Promise.reject(new Error('gone'))
  const silent = {
    openStore: gone,
    storeOpened: gone,
    readRecovery: gone,
    setStoreAside: gone,
    journal: gone,
    backUpNow: gone,
    log: gone,
  }
  const started = await startLibrary({ api: silent, db: tools, now: () => 1 })
  if (started.state !== 'open') throw new Error('not open')
  expect(canonical(await readWork(started.db))).toBe(before)
  expect((await waitingInOutbox(started.db, 9)).entries).toEqual([])
})

it('a snapshot is made before the database is upgraded', async () => {
  const { tools, second, api, start } = machine()
  const old = await openLibrary(tools)
  if (old.state !== 'ready') throw new Error('not open')
  old.db.close()
  await new Promise<void>((resolve, reject) => {
    const request = tools.engine?.indexedDB.deleteDatabase('duizhao')
    if (request) Object.assign(request, { onsuccess: () => resolve(), onerror: reject })
  })
  const first = new Dexie('duizhao', { ...tools.engine })
  first.version(1).stores({ meta: 'key' })
  await first.open()
  first.close()
  let snapshots = 0
  const backUpNow = api.backUpNow
  api.backUpNow = async () => {
    snapshots++
    return backUpNow()
  }
  await start()
  expect(snapshots).toBe(currentVersion > 1 ? 1 : 0)
  expect(second.witness()).not.toBeNull()
})
