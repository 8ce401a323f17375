import type { Category } from '#domain/annotation'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest, unstamped } from '../testing.ts'

const book = bookId('sample')
const word = {
  side: 'source',
  index: 1,
  anchors: [
    {
      paragraphId: paragraphId('p1'),
      start: 0,
      end: 2,
      quote: { exact: '航天', prefix: '', suffix: '' },
    },
  ],
  category: categoryId('term'),
} as const

it('a new mark shows at once and is saved', async () => {
  const { services, db } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const mark = markOn(marks, word)
  expect(mark).toMatchObject({ kind: 'highlight', note: [], deletedAt: null, bookId: book })
  expect(marks.all.get()).toEqual([mark])
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows.map(unstamped)).toEqual([mark])
})

it('a mark is a note while its note has words', async () => {
  const { services } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const { id, kind } = markOn(marks, { ...word, note: [plain('why?')] })
  expect(kind).toBe('note')
  marks.writeNote(id, [])
  expect(marks.all.get()).toMatchObject([{ kind: 'highlight', note: [] }])
  marks.writeNote(id, [plain('because')])
  expect(marks.all.get()).toMatchObject([{ kind: 'note', note: [plain('because')] }])
})

it('tags can be changed and undone, and the tags in use are known', async () => {
  const { services, db, start } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  services.undoing.order.show(book)
  const before = markOn(marks, word)
  marks.retag(before.id, ['术语', 'air'])
  expect(marks.all.get()).toMatchObject([{ tags: ['术语', 'air'], kind: 'highlight' }])
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows).toMatchObject([{ tags: ['术语', 'air'] }])
  expect(await (await start()).marking.tagsInUse()).toEqual(['air', '术语'])
  services.undoing.order.undo()
  expect(marks.all.get()).toMatchObject([{ tags: [] }])
  await services.autosave.flush()
  expect(await services.marking.tagsInUse()).toEqual([])
})

it('the history keeps removed tags', async () => {
  const { services } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const { id } = markOn(marks, word)
  for (const tags of [['术语', 'air'], []]) {
    marks.retag(id, tags)
    await services.autosave.flush()
  }
  expect(await services.history.versions(`annotations/${id}`)).toMatchObject([
    { row: { tags: ['术语', 'air'] }, why: 'edited' },
  ])
})

it('changing a category calls the listeners', async () => {
  const { services } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const { id } = markOn(marks, word)
  let told = 0
  const stop = marks.all.subscribe(() => told++)
  marks.recategorise(id, categoryId('doubt'))
  stop()
  marks.recategorise(id, categoryId('idea'))
  expect(told).toBe(1)
  expect(marks.all.get()).toMatchObject([{ category: 'idea' }])
})

it('a note is written after a pause, and any other change at once', async () => {
  const { services, written, clock } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const { id } = markOn(marks, word)
  await clock.pass(0)
  expect(written).toHaveLength(1)
  for (const text of ['w', 'wh', 'why']) {
    marks.writeNote(id, [plain(text)])
    await clock.pass(100)
  }
  expect(written).toHaveLength(1)
  await clock.pass(100)
  expect(written.slice(1)).toMatchObject([[{ row: { note: [plain('why')] } }]])
})

it('anchors of several marks move in one change', async () => {
  const { services } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const made = [markOn(marks, word), markOn(marks, word)]
  let told = 0
  marks.all.subscribe(() => told++)
  marks.moved(made.map(mark => ({ ...mark, category: categoryId('doubt'), index: 2 })))
  expect(told).toBe(1)
  expect(marks.all.get()).toMatchObject([
    { index: 2, category: 'term' },
    { index: 2, category: 'term' },
  ])
})

it('undo restores a deleted mark as it was', async () => {
  const { services, db, clock } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  services.undoing.order.show(book)
  const mark = markOn(marks, { ...word, note: [plain('why?')] })
  await clock.pass(10)
  marks.remove(mark.id)
  expect(marks.all.get()).toEqual([])
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows).toMatchObject([{ deletedAt: clock.now() }])
  services.undoing.order.undo()
  await services.autosave.flush()
  const restored = { ...mark, updatedAt: clock.now() }
  expect(marks.all.get()).toEqual([restored])
  expect((await annotationsOf(db, book)).rows.map(unstamped)).toEqual([restored])
})

it('a reopened book has its marks without deleted ones', async () => {
  const { services, start } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const kept = markOn(marks, word)
  marks.remove(markOn(marks, word).id)
  await services.autosave.flush()
  const again = await (await start()).marking.open(book)
  expect(again.all.get().map(unstamped)).toEqual([kept])
})

it('a book opened twice shares its marks until both are closed', async () => {
  const { services } = await servicesUnderTest()
  const [one, two] = await Promise.all([services.marking.open(book), services.marking.open(book)])
  one.close()
  one.close()
  const mark = markOn(two, word)
  expect((await services.marking.open(book)).all.get().map(unstamped)).toEqual([mark])
  expect(one.all.get()).toEqual([mark])
})

it('an unwritten mark shows when its book is opened again', async () => {
  const { services, turn, clock, shell } = await servicesUnderTest()
  turn('full')
  shell.second.fail(true)
  const marks = await services.marking.open(book)
  const mark = markOn(marks, word)
  await clock.pass(0)
  expect(services.autosave.state.get()).toMatchObject({ state: 'failed', why: 'disk-full' })
  marks.close()
  const again = await services.marking.open(book)
  expect(again.all.get().map(unstamped)).toEqual([mark])
})

it('a damaged annotation is skipped, and logged without its text', async () => {
  const { services, db, shell } = await servicesUnderTest()
  await db.annotations.put({ id: 'broken', bookId: book, note: 'the reader’s words' })
  const marks = await services.marking.open(book)
  expect(marks.all.get()).toEqual([])
  expect(shell.logged).toEqual([
    { level: 'warn', code: 'storage.damaged-rows', counts: { annotations: 1 } },
  ])
})

it('a category change shows at once and is saved', async () => {
  const { services, start } = await servicesUnderTest()
  const [term] = services.marking.categories.get() as readonly [Category]
  const changed = { name: '术语', shape: 'wave' } as const
  const written = services.marking.changeCategory({ ...term, ...changed })
  expect(services.marking.categories.get()[0]).toMatchObject(changed)
  await written
  expect((await start()).marking.categories.get()[0]).toMatchObject(changed)
})
