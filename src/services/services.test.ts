import { sectionsOf, type Section } from '#domain/book'
import { paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { noVariants } from '#domain/search/variants'
import { openLibrary } from '#storage/db'
import { memoryLibrary, memoryTools } from '#storage/testing'
import { currentVersion } from '#storage/versions/index'
import { expect, it } from 'vitest'
import { importingHere } from './library/importing.ts'
import { packingHere } from './restoring/packing.ts'
import { searchEngineHere } from './searching/search-engine.ts'
import { createServices, type ServiceTools } from './services.ts'
import { createClock, fakeApi, sampleBook } from './testing.ts'

const book = sampleBook()
const [section] = sectionsOf(book) as [Section]
const typed = (text: string) => ({
  bookId: book.id,
  translations: [
    { paragraphId: paragraphId('p1'), index: 1, content: plain(text), state: 'draft' as const },
  ],
  annotations: [],
})

it('the library of a newer program can be read, and the state says why it is not written', async () => {
  const tools = memoryTools()
  const { now, after } = createClock()
  const given = {
    api: fakeApi().api,
    now,
    after,
    newId: () => 'id',
    importing: importingHere,
    packing: packingHere,
    searchEngine: searchEngineHere(async () => noVariants),
    started: { seq: 0, report: null },
  }
  const old = await memoryLibrary(tools)
  const first = await createServices({ ...given, db: old })
  first.autosave.changed(typed('kept'))
  expect(await first.autosave.flush()).toEqual({ state: 'backed-up' })
  await old.meta.put({ key: 'schemaVersion', value: currentVersion + 1 })
  old.close()

  const opened = await openLibrary(tools)
  if (opened.state !== 'newer') throw new Error(`opened as ${opened.state}`)
  const { reading, autosave, library, preferences } = await createServices({
    ...given,
    db: opened.db,
  })
  expect(await library.list()).toMatchObject({ books: [{ progress: { draft: 1 } }] })
  expect(await reading.section(book, section)).toMatchObject({
    value: { translations: { 1: { content: plain('kept') } } },
  })
  reading.keepPosition({
    bookId: book.id,
    paragraphId: paragraphId('p1'),
    index: 1,
    caretIndex: 1,
    side: 'source',
    caret: 0,
    top: 0,
  })
  expect(await autosave.flush()).toEqual({ state: 'saved' })
  preferences.change({ language: 'zh-Hant' })
  expect(await autosave.flush()).toEqual({ state: 'saved' })
  expect(preferences.settings.get().language).toBe('zh-Hant')
  autosave.changed(typed('changed'))
  expect(await autosave.flush()).toEqual({ state: 'failed', why: 'read-only', waiting: 1 })
})

/** Services over a library in memory, with the given `tools`. */
async function servicesWith(tools: Partial<ServiceTools>) {
  const db = await memoryLibrary()
  const clock = createClock()
  const services = await createServices({
    db,
    api: fakeApi([book]).api,
    now: clock.now,
    after: clock.after,
    newId: () => 'id',
    importing: importingHere,
    packing: packingHere,
    searchEngine: searchEngineHere(async () => noVariants),
    started: { seq: 0, report: null },
    ...tools,
  })
  return { ...services, clock, db }
}

it('a lost library asks for a restart once all work is in the second copy', async () => {
  let restarts = 0
  const db = await memoryLibrary()
  Object.defineProperty(db, 'isLost', { value: true })
  const { autosave, clock } = await servicesWith({
    db,
    commit: () => Promise.reject(new Error('closed')),
    restartUnseen: () => restarts++,
  })
  autosave.changed(typed('kept'))
  expect(await autosave.flush()).toMatchObject({ state: 'journal-only' })
  expect(restarts).toBe(0)
  await clock.pass(1000)
  expect(restarts).toBe(1)
})

it('rows that only the second copy has are shown if there is no space', async () => {
  const ahead: Operation = {
    table: 'translations',
    row: {
      bookId: book.id,
      paragraphId: paragraphId('p1'),
      index: 1,
      content: plain('newest'),
      state: 'done',
      updatedAt: 9,
    },
  }
  const { reading, autosave } = await servicesWith({
    started: { seq: 5, report: { found: 'read-only', why: 'no-space' }, ahead: [ahead] },
  })
  expect(await reading.section(book, section)).toMatchObject({
    value: { translations: { 1: { content: plain('newest'), state: 'done' } } },
  })
  expect(autosave.state.get()).toEqual({ state: 'journal-only', why: 'disk-full' })
})
