import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { markWith } from '#domain/notebook/testing'
import { UndoOrder } from '#domain/undo-order'
import { annotationsOf } from '#storage/annotations'
import { memoryLibrary } from '#storage/testing'
import { expect, it } from 'vitest'
import { createUnfinishedWork } from '../saving/unfinished-work.ts'
import { writerTo } from '../saving/writer-testing.ts'
import { markOn, servicesUnderTest } from '../testing.ts'
import { createCategories } from './categories.ts'
import { createMarking } from './marking.ts'

const book = bookId('sample')
const placed = (text: string) => ({
  side: 'translation' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), text, text.length - 5, text.length)],
})

it('a mark deleted while its closed book is still changed stays deleted, and moves', async () => {
  const { services, db } = await servicesUnderTest()
  const { marking, autosave, notebook } = services
  const marks = await marking.open(book)
  const mark = markOn(marks, { ...placed('Space'), category: categoryId('term') })
  await autosave.flush()
  const { promise, resolve } = Promise.withResolvers<void>()
  autosave.unfinished(book, promise)
  marks.close()
  const deleting = { id: mark.id, change: { field: 'presence', to: 'deleted' } } as const
  await notebook.change([deleting], 'deleteMark')
  await autosave.save()
  const annotations = [{ ...mark, ...placed('The Space') }]
  autosave.changed({ bookId: book, translations: [], annotations })
  resolve()
  await autosave.flush()
  const [row] = (await annotationsOf(db, book)).rows
  expect(row).toMatchObject(placed('The Space'))
  expect(row?.deletedAt).not.toBeNull()
})

it('the marks of a closed book are read again when nothing changes it any more', async () => {
  const { services } = await servicesUnderTest()
  const { marking, autosave } = services
  const marks = await marking.open(book)
  const mark = markOn(marks, { ...placed('Space'), category: categoryId('term') })
  autosave.unfinished(book, Promise.resolve())
  marks.close()
  await autosave.finished(book)
  await autosave.flush()
  const again = await marking.open(book)
  expect(again.get(mark.id)).toMatchObject(placed('Space'))
  expect(again.follow).not.toBe(marks.follow)
})

it('a mark that is written while its book opens is among its marks', async () => {
  const db = await memoryLibrary()
  const { writer: real, clock } = writerTo()
  const row = markWith({ id: 'late', book: 'sample' })
  let asked = 0
  const writer: typeof real = {
    ...real,
    waiting() {
      const waiting = real.waiting()
      // The book asks for the last time before its marks are there.
      if (++asked === 2) real.put([{ table: 'annotations', row }], 'none')
      return waiting
    },
  }
  const { now } = clock
  const undo = new UndoOrder()
  const common = { db, writer, undo, now, report: () => {}, newId: () => 'new' }
  const categories = createCategories({ ...common, found: { rows: [], damaged: 0 } })
  const unfinished = createUnfinishedWork()
  const { marking } = createMarking({ ...common, categories, unfinished })
  const marks = await marking.open(book)
  expect(marks.get(row.id)).toEqual(row)
})
