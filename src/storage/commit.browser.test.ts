import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Transaction } from 'dexie'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { commit, currentSeq } from './commit.ts'
import { openLibrary, type DbTools, type LibraryDb, type MetaRow, type Opened } from './db.ts'
import { countsByBook, statesOf, translationsOf } from './translations.ts'

// What only a real engine can show: that it keeps rows, and as strictly as it was asked to.

let tools: DbTools
beforeEach(() => {
  tools = { newId: () => crypto.randomUUID(), name: crypto.randomUUID() }
})
afterEach(() => {
  vi.restoreAllMocks()
})

const book = bookId('b1')

const translation = (index: number, text: string): Operation => ({
  table: 'translations',
  row: {
    bookId: book,
    paragraphId: paragraphId(`p${index}`),
    index,
    content: plain(text),
    state: 'draft',
    updatedAt: 1,
  },
})

function ready(opened: Opened): LibraryDb {
  if (opened.state !== 'ready') throw new Error(`opened as ${opened.state}`)
  return opened.db
}

it('commits in strict transactions, and has the rows when opened again', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const db = ready(await openLibrary(tools))
  expect(await commit(db, [translation(0, '航天'), translation(1, '𠮷')], 7)).toBe(2)
  const writing = transaction.mock.results
    .flatMap(({ value }) => (value instanceof IDBTransaction ? [value] : []))
    .filter(({ mode }) => mode === 'readwrite')
  expect(writing.map(({ durability }) => durability)).toEqual(['strict'])
  db.close()

  const again = ready(await openLibrary(tools))
  expect(await currentSeq(again)).toBe(2)
  const { rows } = await translationsOf(again, book, [paragraphId('p1'), paragraphId('p0')])
  expect(rows.map(({ content }) => content.text)).toEqual(['𠮷', '航天'])
  expect(await statesOf(again, book)).toEqual(
    new Map([
      [0, 'draft'],
      [1, 'draft'],
    ]),
  )
  expect(await countsByBook(again)).toEqual(
    new Map([['b1', { empty: 0, draft: 2, done: 0, check: 0 }]]),
  )
  again.close()
})

it('leaves no trace of a commit that the engine aborts', async () => {
  const db = ready(await openLibrary(tools))
  await commit(db, [translation(0, 'kept')], 1)
  // The sequence number is written last, when the rest of the commit is done.
  const giveUp = (_changes: object, _key: string, _row: MetaRow, transaction: Transaction) => {
    transaction.abort()
  }
  db.meta.hook('updating', giveUp)
  await expect(commit(db, [translation(0, 'lost'), translation(1, 'lost')], 2)).rejects.toThrow()
  db.meta.hook('updating').unsubscribe(giveUp)
  expect(await currentSeq(db)).toBe(1)
  expect(await db.outbox.count()).toBe(1)
  expect(await translationsOf(db, book, [paragraphId('p0'), paragraphId('p1')])).toMatchObject({
    rows: [{ content: { text: 'kept' } }],
  })
  db.close()
})

it('opens read-only what a newer program has changed', async () => {
  const db = ready(await openLibrary(tools))
  const { name } = db
  db.close()
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 990)
    request.onerror = () => reject(new Error(request.error?.message))
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
  const opened = await openLibrary(tools)
  expect(opened).toMatchObject({ state: 'newer', version: 99 })
  if (opened.state === 'newer') opened.db.close()
})
