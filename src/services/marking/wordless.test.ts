import { bookId, categoryId, paragraphId } from '#domain/ids'
import { placeAnchor } from '#domain/marking/scope'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest, unstamped } from '../testing.ts'
import type { ReaderAt } from './marking.ts'

const book = bookId('sample')
const anchors = [placeAnchor(paragraphId('p1'), '航天事业')]
const onSource = { side: 'source', index: 1, anchors } as const
const onTranslation = { ...onSource, side: 'translation' } as const

async function openMarks() {
  const { services, db } = await servicesUnderTest()
  const marks = await services.marking.open(book)
  const { order } = services.undoing
  order.show(book)
  const stored = async () => {
    await services.autosave.flush()
    return (await annotationsOf(db, book)).rows.map(unstamped)
  }
  return { marks, order, stored }
}

it('a place has one note for each side, for the section and for the book', async () => {
  const { marks, stored } = await openMarks()
  const make = () => [
    marks.noteOn('paragraph', onSource),
    marks.noteOn('paragraph', onTranslation),
    marks.noteOn('section', onSource),
    marks.noteOn('book', onSource),
  ]
  const made = make()
  expect(new Set(made).size).toBe(4)
  expect(make()).toEqual(made)
  const rows = await stored()
  expect(rows.map(({ id }) => id)).toEqual(made)
  expect(rows).toMatchObject([
    { scope: 'paragraph', side: 'source', kind: 'highlight', anchors },
    { scope: 'paragraph', side: 'translation', anchors },
    { scope: 'section' },
    { scope: 'book' },
  ])
})

it('a deleted note is not opened again, and a mark on the same words is another', async () => {
  const { marks } = await openMarks()
  const first = marks.noteOn('paragraph', onSource)
  if (first) marks.remove(first)
  const word = markOn(marks, { ...onSource, category: categoryId('term') })
  const second = marks.noteOn('paragraph', onSource)
  expect(new Set([first, word.id, second]).size).toBe(3)
  expect(word.scope).toBe(undefined)
})

it('making, writing, turning and deleting are undone and redone in one order', async () => {
  const { marks, order, stored } = await openMarks()
  const id = marks.noteOn('paragraph', onTranslation)
  if (!id) throw new Error('no note')
  marks.writeNote(id, [plain('why?')])
  marks.endWriting()
  marks.turnMark(id, 'question')
  marks.retag(id, ['谁'])
  marks.remove(id)
  const undone = ['谁', 'question', 'note', 'highlight', 'deleted'].map(() => {
    order.undo()
    const now = marks.get(id)
    return now ? [now.kind, now.tags.length] : null
  })
  expect(undone).toEqual([['question', 1], ['question', 0], ['note', 0], ['highlight', 0], null])
  for (let i = 0; i < 4; i++) order.redo()
  expect(await stored()).toMatchObject([
    {
      scope: 'paragraph',
      side: 'translation',
      kind: 'question',
      tags: ['谁'],
      note: [plain('why?')],
    },
  ])
})

it('a note on the paragraph is used at the caret, and never for selected words', async () => {
  const { marks } = await openMarks()
  const about = marks.noteOn('paragraph', onSource)
  if (!about) throw new Error('no note')
  const at: ReaderAt = { selected: null, paragraph: onSource, marks: [about] }
  expect(marks.note(at)).toBe(about)
  expect(marks.turn('question', at)).toBe(about)
  expect(marks.note({ ...at, selected: onSource, marks: [] })).not.toBe(about)
})

it('it can be a question, but nothing that says something of words', async () => {
  const { marks } = await openMarks()
  const id = marks.noteOn('paragraph', onSource)
  if (!id) throw new Error('no note')
  const at: ReaderAt = { selected: null, paragraph: onSource, marks: [id] }
  for (const kind of ['emendation', 'term'] as const) {
    marks.turnMark(id, kind)
    expect(marks.turn(kind, at)).toBe(null)
    expect(marks.get(id)?.kind).toBe('highlight')
  }
  marks.turnMark(id, 'question')
  expect(marks.get(id)?.kind).toBe('question')
})

it('it is no pair of ranges, is not split or merged, and stays about its side if it moves', async () => {
  const { marks } = await openMarks()
  const id = marks.noteOn('paragraph', onTranslation)
  if (!id) throw new Error('no note')
  const word = markOn(marks, { ...onSource, category: categoryId('term') })
  expect(marks.link(id, onSource)).toBe(null)
  expect(marks.split(id, [onSource, onSource])).toBe(null)
  expect(marks.merge(id, word.id, onSource)).toBe(false)
  expect(marks.merge(word.id, id, onSource)).toBe(false)
  const elsewhere = [placeAnchor(paragraphId('p2'), '另一段')]
  marks.moveTo(id, { side: 'source', index: 2, anchors: elsewhere })
  expect(marks.get(id)).toMatchObject({
    scope: 'paragraph',
    side: 'translation',
    index: 2,
    anchors: elsewhere,
  })
})
