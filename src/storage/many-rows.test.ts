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

const write = (n: number, text: string, at: number, isDone: boolean): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b1'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: isDone ? 'done' : 'draft',
    updatedAt: at,
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
})

it('keeps the same versions of many rows as of each row alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async steps => {
      const [together, apart] = [await memoryLibrary(), await memoryLibrary()]
      let at = 1
      for (const { texts, isDone, pause, isCopied } of steps) {
        at += pause
        const operations = texts.map((text, n) => write(n, text, at, isDone))
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

it('makes few requests at once for the versions of many rows', async () => {
  const db = await memoryLibrary()
  const all = (text: string, at: number, isDone: boolean) =>
    Array.from({ length: 300 }, (_, n) => write(n, text, at, isDone))
  let [waiting, most] = [0, 0]
  // Which of them Dexie calls depends on the engine.
  // oxlint-disable-next-line typescript/unbound-method -- both are applied to an index
  const { openCursor, getAll } = IDBIndex.prototype
  const counted = <R extends IDBRequest>(request: R): R => {
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
    await commit(db, all('山', 1, true), 1)
    await commit(db, all('河', 2 * sitting, false), 2 * sitting)
    await commit(db, all('河', 4 * sitting, true), 4 * sitting)
  } finally {
    Object.assign(IDBIndex.prototype, { openCursor, getAll })
  }
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(32)
})
