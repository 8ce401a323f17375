import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { passageOf } from '#domain/notes/passage'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest } from '../testing.ts'

const book = bookId('sample')
const range = (start: number, end: number) => ({
  side: 'source' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), '中国航天事业', start, end)],
})

async function noted() {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(book)
  under.services.undoing.order.show(book)
  const note = markOn(marks, {
    ...range(0, 2),
    category: categoryId('term'),
    note: [plain('why?')],
  })
  const at = (start: number, end: number) => ({
    selected: range(start, end),
    paragraph: null,
    marks: marks.all.get().map(({ id }) => id),
  })
  return { ...under, marks, note, at }
}

it('a further passage of a note is one step of undo, is saved, and leaves the note when it goes', async () => {
  const { services, db, marks, note, at } = await noted()
  const id = marks.addPassage(note.id, at(2, 4), 'why?')
  const passage = id && marks.get(id)
  expect(passage).toMatchObject({ category: note.category, anchors: range(2, 4).anchors })
  expect(passage && passageOf(passage)).toBe(`duizhao:book/sample/mark/${note.id}`)
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows).toHaveLength(2)
  const { order } = services.undoing
  expect(order.next.get().undo).toBe('addPassage')
  order.undo()
  expect(marks.all.get()).toEqual([note])
  order.redo()
  if (id) marks.remove(id)
  expect(marks.all.get()).toEqual([note])
})

it('a note is not added to words that it is about already', async () => {
  const { marks, note, at } = await noted()
  expect(marks.addPassage(note.id, at(0, 2), 'why?')).toBeNull()
  expect(marks.addPassage(note.id, { ...at(0, 2), selected: null }, 'why?')).toBeNull()
  marks.addPassage(note.id, at(2, 4), 'why?')
  expect(marks.addPassage(note.id, at(2, 4), 'why?')).toBeNull()
  expect(marks.all.get()).toHaveLength(2)
})

it('a deleted note gets no passages', async () => {
  const { marks, note, at } = await noted()
  marks.remove(note.id)
  expect(marks.addPassage(note.id, at(2, 4), 'why?')).toBeNull()
})

it('deleting a note deletes its further passages, and one undo brings all back', async () => {
  const { services, db, marks, note, at } = await noted()
  const first = marks.addPassage(note.id, at(2, 4), 'why?')
  const other = marks.addPassage(note.id, at(4, 6), 'why?')
  const before = new Map(marks.all.get().map(mark => [mark.id, mark.note]))
  const { order } = services.undoing
  expect(marks.remove(note.id)).toMatchObject({ passages: 2 })
  expect(marks.all.get()).toEqual([])
  expect(order.next.get().undo).toBe('deleteNote')
  order.undo()
  expect(new Map(marks.all.get().map(mark => [mark.id, mark.note]))).toEqual(before)
  order.redo()
  await services.autosave.flush()
  const gone = (await annotationsOf(db, book)).rows.find(({ id }) => id === note.id)
  if (!gone || !first || !other) throw new Error('nothing was written')
  marks.bringBack(gone)
  expect(marks.all.get()).toHaveLength(3)
  expect(order.next.get().undo).toBe('restoreNote')
  order.undo()
  expect(marks.all.get()).toEqual([])
})

it('a passage that was deleted before the note stays deleted when the note comes back', async () => {
  const { services, marks, note, at } = await noted()
  const first = marks.addPassage(note.id, at(2, 4), 'why?')
  const other = marks.addPassage(note.id, at(4, 6), 'why?')
  if (!first || !other) throw new Error('no passages')
  marks.remove(first)
  marks.remove(note.id)
  services.undoing.order.undo()
  expect(marks.get(first)).toBeNull()
  expect(marks.get(other)).not.toBeNull()
})

it('the passages of a note that is merged into another lead to that one, also back by undo', async () => {
  const { services, marks, note, at } = await noted()
  const passage = marks.addPassage(note.id, at(2, 4), 'why?')
  const into = markOn(marks, {
    ...range(4, 6),
    category: categoryId('term'),
    note: [plain('what for?')],
  })
  const led = () => {
    const mark = passage && marks.get(passage)
    return mark && passageOf(mark)
  }
  marks.merge(into.id, note.id, range(0, 6))
  expect(led()).toBe(`duizhao:book/sample/mark/${into.id}`)
  services.undoing.order.undo()
  expect(led()).toBe(`duizhao:book/sample/mark/${note.id}`)
})
