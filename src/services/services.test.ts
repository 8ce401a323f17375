import { sectionsOf, type Section } from '#domain/book'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { noVariants } from '#domain/search/variants'
import { openLibrary } from '#storage/db'
import { memoryLibrary, memoryTools } from '#storage/testing'
import { currentVersion } from '#storage/versions/index'
import { expect, it } from 'vitest'
import { importingHere } from './importing.ts'
import { packingHere } from './packing.ts'
import { searchEngineHere } from './search-engine.ts'
import { createServices } from './services.ts'
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

it('reads a library that a newer program has changed, and says why it writes nothing in it', async () => {
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
  const { reading, autosave, library } = await createServices({ ...given, db: opened.db })
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
  autosave.changed(typed('changed'))
  expect(await autosave.flush()).toEqual({ state: 'failed', why: 'read-only', waiting: 1 })
})
