import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { isSettledOrphan } from '#domain/marking/settled-orphan'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest, unstamped } from '../testing.ts'

const book = bookId('sample')
const text = '中国航天事业'
const range = (start: number, end: number) => ({
  side: 'source' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), text, start, end)],
})

const opened = async () => {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(book)
  const { order } = under.services.undoing
  order.show(book)
  const mark = markOn(marks, {
    ...range(2, 4),
    category: categoryId('doubt'),
    note: [plain('why?')],
  })
  const words = () => marks.get(mark.id)?.anchors.map(({ quote }) => quote.exact)
  return { ...under, marks, order, mark, words }
}

it('a mark that moves keeps its note, tags and category, and is saved', async () => {
  const { services, db, marks, mark, words } = await opened()
  marks.moveTo(mark.id, range(0, 4))
  expect(words()).toEqual(['中国航天'])
  expect(unstamped(marks.get(mark.id)!)).toEqual(unstamped({ ...mark, ...range(0, 4) }))
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows).toMatchObject([range(0, 4)])
})

it('a move is one step of undo and redo, and leaves what was changed since', async () => {
  const { marks, order, mark, words } = await opened()
  marks.moveTo(mark.id, range(0, 4))
  expect(order.next.get().undo).toBe('moveMark')
  order.quietly(() => marks.retag(mark.id, ['space']))
  order.undo()
  expect(words()).toEqual(['航天'])
  expect(marks.get(mark.id)?.tags).toEqual(['space'])
  order.redo()
  expect(words()).toEqual(['中国航天'])
})

it('moves by a key that is held down are one step, and others are steps of their own', async () => {
  const { marks, order, mark, words } = await opened()
  const { done } = order.depth
  marks.moveTo(mark.id, range(2, 5))
  marks.moveTo(mark.id, range(2, 6), true)
  expect(order.depth.done).toBe(done + 1)
  marks.moveTo(mark.id, range(1, 6))
  expect(order.depth.done).toBe(done + 2)
  order.undo()
  expect(words()).toEqual(['航天事业'])
  order.undo()
  expect(words()).toEqual(['航天'])
  order.redo()
  expect(words()).toEqual(['航天事业'])
})

it('a held move after another act is a step of its own', async () => {
  const { marks, order, mark, words } = await opened()
  marks.moveTo(mark.id, range(2, 5))
  marks.retag(mark.id, ['air'])
  marks.moveTo(mark.id, range(2, 6), true)
  order.undo()
  expect(words()).toEqual(['航天事'])
})

it('a move to the same words is no step', async () => {
  const { marks, order, mark } = await opened()
  const { done } = order.depth
  marks.moveTo(mark.id, range(2, 4))
  marks.moveTo(mark.id, { ...range(2, 4), anchors: [] })
  expect(order.depth.done).toBe(done)
})

it('a move is passed over by undo if the mark has moved by other means', async () => {
  const { marks, order, mark, words } = await opened()
  marks.moveTo(mark.id, range(0, 4))
  marks.moved([{ ...marks.get(mark.id)!, ...range(1, 5) }])
  order.undo()
  expect(words()).not.toEqual(['航天'])
})

it('a decision that an orphan stays one is saved, and is one step of undo', async () => {
  const { services, db, marks, order, mark } = await opened()
  marks.settle(mark.id)
  expect(isSettledOrphan(marks.get(mark.id)!)).toBe(true)
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows.map(isSettledOrphan)).toEqual([true])
  expect(order.next.get().undo).toBe('keepOrphan')
  order.undo()
  expect(isSettledOrphan(marks.get(mark.id)!)).toBe(false)
})

it('a mark moves to the other side, and undo moves it back', async () => {
  const { marks, order, mark } = await opened()
  marks.moveTo(mark.id, { ...range(2, 4), side: 'translation' })
  expect(marks.get(mark.id)?.side).toBe('translation')
  order.undo()
  expect(marks.get(mark.id)?.side).toBe('source')
})
