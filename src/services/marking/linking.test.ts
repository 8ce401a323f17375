import { anchorAt, type Side } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest } from '../testing.ts'

const book = bookId('sample')
const texts = { source: '中国航天事业', translation: 'the space programme of China' }
const range = (side: Side, start: number, end: number) => ({
  side,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), texts[side], start, end)],
})
const words = range('source', 2, 4)
const rendering = range('translation', 4, 9)

async function opened() {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(book)
  const { order } = under.services.undoing
  order.show(book)
  const linked = (id = marks.all.get()[0]?.id) => {
    const mark = id && marks.get(id)
    return mark
      ? [mark.anchors, mark.counterpart?.anchors ?? []].map(all => all[0]?.quote.exact ?? null)
      : null
  }
  return { ...under, marks, order, linked }
}

it('words linked with those of the other side are one mark, one step of undo, and are saved', async () => {
  const { services, db, marks, order, linked } = await opened()
  marks.link(words, rendering)
  expect(linked()).toEqual(['航天', 'space'])
  expect(order.next.get().undo).toBe('linkWords')
  await services.autosave.flush()
  const { index, anchors } = rendering
  expect((await annotationsOf(db, book)).rows).toMatchObject([
    { ...words, counterpart: { index, anchors } },
  ])
  order.undo()
  expect(linked()).toBeNull()
  order.redo()
  expect(linked()).toEqual(['航天', 'space'])
})

it('words of one side cannot be linked with each other', async () => {
  const { marks, order, linked } = await opened()
  expect(marks.link(words, range('source', 4, 6))).toBeNull()
  expect(linked()).toBeNull()
  const { id } = markOn(marks, { ...words, category: categoryId('term') })
  const before = order.depth
  expect(marks.link(id, range('source', 4, 6))).toBeNull()
  expect(order.depth).toEqual(before)
})

it('a mark gets, changes and loses its counterpart, and keeps its note and tags', async () => {
  const { marks, order, linked } = await opened()
  const mark = { ...words, category: categoryId('doubt'), note: [plain('why?')] }
  const { id } = markOn(marks, mark)
  marks.retag(id, ['a'])
  const steps = [
    () => marks.link(id, rendering),
    () => marks.link(id, range('translation', 4, 19)),
    () => marks.link(id, range('source', 0, 4)),
    () => marks.moveTo(id, range('translation', 10, 19)),
    () => marks.unlink(id),
  ]
  const seen = [linked(id)]
  for (const step of steps) {
    step()
    seen.push(linked(id))
  }
  expect(seen).toEqual([
    ['航天', null],
    ['航天', 'space'],
    ['航天', 'space programme'],
    ['中国航天', 'space programme'],
    ['中国航天', 'programme'],
    ['中国航天', null],
  ])
  expect(marks.get(id)).toMatchObject({ note: [plain('why?')], tags: ['a'] })
  expect(marks.get(id)?.counterpart).toBeNull()
  for (const expected of seen.toReversed().slice(1)) {
    order.undo()
    expect(linked(id)).toEqual(expected)
  }
})

it('undoing a link leaves what was changed since, and is passed over if the link is another', async () => {
  const { marks, order, linked } = await opened()
  const { id } = markOn(marks, { ...words, category: categoryId('doubt') })
  marks.link(id, rendering)
  order.quietly(() => marks.retag(id, ['a']))
  order.undo()
  expect(linked(id)).toEqual(['航天', null])
  expect(marks.get(id)?.tags).toEqual(['a'])
  order.redo()
  order.quietly(() => marks.link(id, range('translation', 0, 3)))
  // The step before it is undone: making the mark.
  order.undo()
  expect(linked(id)).toBeNull()
  order.redo()
  expect(linked(id)).toEqual(['航天', 'the'])
})

it('the counterpart moves with the translation, but never into a mark that has none any more', async () => {
  const { marks, order, linked } = await opened()
  const id = marks.link(words, rendering)!
  const text = 'the old space programme'
  const anchors = [anchorAt(paragraphId('p1'), text, 8, 13)]
  const moved = { ...marks.get(id)!, counterpart: { index: 1, anchors } }
  marks.moved([moved])
  expect(marks.get(id)?.counterpart?.anchors).toEqual(anchors)
  order.quietly(() => marks.unlink(id))
  marks.moved([moved])
  expect(linked(id)).toEqual(['航天', null])
})

it('a link that is removed or undone stays gone when the book is opened again', async () => {
  const { services, db, start, marks, order } = await opened()
  const removed = marks.link(words, rendering)!
  const { id: undone } = markOn(marks, { ...words, category: categoryId('doubt') })
  marks.link(undone, rendering)
  await services.autosave.flush()
  order.undo()
  marks.unlink(removed)
  await services.autosave.flush()
  const stored = await Promise.all([removed, undone].map(id => db.annotations.get(id)))
  expect(stored).toMatchObject([{ counterpart: null }, { counterpart: null }])
  const again = await (await start()).marking.open(book)
  expect([removed, undone].map(id => again.get(id)?.counterpart)).toEqual([null, null])
})

it('undoing that an orphan stays one holds when the book is opened again', async () => {
  const { services, db, start, marks, order } = await opened()
  const { id } = markOn(marks, { ...words, category: categoryId('doubt') })
  await services.autosave.flush()
  expect(await db.annotations.get(id)).not.toHaveProperty('settledAt')
  marks.settle(id)
  await services.autosave.flush()
  order.undo()
  await services.autosave.flush()
  const again = await (await start()).marking.open(book)
  expect(again.get(id)?.settledAt).toBeNull()
})
