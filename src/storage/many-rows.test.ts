import { nextStamp, beginning, type InstallationId, type Stamp } from '#domain/clock'
import { fuzzing } from '#domain/fuzz-testing'
import { sitting } from '#domain/history'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { IDBIndex } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commit } from './commit.ts'
import type { LibraryDb } from './db.ts'
import { dropFromOutbox } from './outbox.ts'
import { memoryLibrary } from './testing.ts'

/** Enough rows that they are looked up together. */
const rows = 12

const write = (
  n: number,
  text: string,
  at: number,
  { isDone = false, stamp }: { readonly isDone?: boolean; readonly stamp?: Stamp | undefined },
): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b1'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: isDone ? 'done' : 'draft',
    updatedAt: at,
    ...(stamp && { stamp }),
  },
})

/** The words and reason of each version, and the words in the outbox. */
async function keptIn(db: LibraryDb) {
  const words = (row: unknown): unknown => Reflect.get(Object(row), 'content')
  const versions = await db.history.toArray()
  const waiting = await db.outbox.toArray()
  return {
    versions: versions.map(version => [Reflect.get(Object(version), 'id'), words(version)]),
    waiting: waiting
      .map(entry => [
        Reflect.get(Object(entry), 'target'),
        words(Reflect.get(Reflect.get(Object(entry), 'operation'), 'row')),
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  }
}

const step = fc.record({
  texts: fc.array(fc.constantFrom('山', '山下有河', '', '河'), {
    minLength: rows,
    maxLength: rows,
  }),
  isDone: fc.boolean(),
  pause: fc.constantFrom(1000, sitting, 3 * sitting),
  isCopied: fc.boolean(),
  by: fc.constantFrom(undefined, '1', '2'),
})

const stampBy = (by: string | undefined, at: number): Stamp | undefined =>
  by === undefined ? by : nextStamp(beginning, at, by.padStart(16, '0') as InstallationId)

it('keeps the same versions of many rows as of each row alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async steps => {
      const [together, apart] = [await memoryLibrary(), await memoryLibrary()]
      let at = 1
      for (const { texts, isDone, pause, isCopied, by } of steps) {
        at += pause
        const operations = texts.map((text, n) =>
          write(n, text, at, { isDone, stamp: stampBy(by, at) }),
        )
        const seq = await commit(together, operations, at)
        let last = 0
        for (const operation of operations) last = await commit(apart, [operation], at)
        if (!isCopied) continue
        await dropFromOutbox(together, seq)
        await dropFromOutbox(apart, last)
      }
      expect(await keptIn(together)).toEqual(await keptIn(apart))
    }),
    fuzzing(40),
  )
})

/** Runs `work`. Returns the requests for versions: the most at once, and all. */
async function requested(work: () => Promise<void>) {
  let [waiting, most, all] = [0, 0, 0]
  // Which of them Dexie calls depends on the engine.
  // oxlint-disable-next-line typescript/unbound-method -- both are applied to an index
  const { openCursor, getAll } = IDBIndex.prototype
  const counted = <R extends IDBRequest>(request: R): R => {
    all++
    most = Math.max(most, ++waiting)
    request.addEventListener('success', () => waiting--, { once: true })
    return request
  }
  IDBIndex.prototype.openCursor = function (this: IDBIndex, ...by) {
    return counted(openCursor.apply(this, by))
  }
  IDBIndex.prototype.getAll = function (this: IDBIndex, ...by) {
    return counted(getAll.apply(this, by))
  }
  try {
    await work()
  } finally {
    Object.assign(IDBIndex.prototype, { openCursor, getAll })
  }
  return { most, all }
}

/** A library in which each of 60 rows has `versions` versions. */
async function withVersions(versions: number) {
  const db = await memoryLibrary()
  let at = 1
  const writeAll = async (text: string, isDone: boolean) => {
    at += 2 * sitting
    await commit(
      db,
      Array.from({ length: 60 }, (_, n) => write(n, text, at, { isDone })),
      at,
    )
  }
  for (let i = 0; i <= versions; i++) await writeAll(`山${i}`, false)
  expect(await db.history.count()).toBe(60 * versions)
  return { db, writeAll }
}

it('makes few requests at once if the rows have many versions', async () => {
  const { writeAll } = await withVersions(10)
  const { most } = await requested(() => writeAll('河', true))
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(32)
})

it('reads the few versions of many rows by their ids', async () => {
  const { db, writeAll } = await withVersions(2)
  const { all } = await requested(() => writeAll('河', true))
  expect(all).toBe(0)
  expect(await db.history.count()).toBe(60 * 4)
})
