import { anchorAt } from '#domain/anchor'
import { bookId, paragraphId } from '#domain/ids'
import { kindWordsOf } from '#domain/kinds/index'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { servicesUnderTest } from '../testing.ts'

const book = bookId('sample')
const at = (start: number, end: number) => ({
  side: 'source' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), '积极参与与国际合作', start, end)],
})

async function opened(kind: 'emendation' | 'term') {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(book)
  const { order } = under.services.undoing
  order.show(book)
  const id = marks.turn(kind, { selected: at(2, 5), paragraph: null, marks: [] })
  if (!id) throw new Error('nothing was marked')
  const words = () => {
    const mark = marks.get(id)
    return mark && kindWordsOf(mark).map(({ text }) => text)
  }
  return { ...under, marks, order, id, words }
}

it('a proposed reading is written beside the printed one, each field one step, and is saved', async () => {
  const { services, db, marks, order, id, words } = await opened('emendation')
  for (const text of ['参', '参与']) marks.writeWords(id, 'emendation.reading', text)
  marks.writeWords(id, 'emendation.witness', '人民日报')
  marks.writeNote(id, [plain('与 is printed twice')])
  expect(words()).toEqual(['参与', '人民日报'])
  expect(marks.get(id)?.anchors[0]?.quote.exact).toBe('参与与')
  await services.autosave.flush()
  expect((await annotationsOf(db, book)).rows).toMatchObject([
    { kind: 'emendation', reading: '参与', witness: '人民日报' },
  ])
  order.undo()
  order.undo()
  expect(words()).toEqual(['参与', ''])
  expect(order.next.get().undo).toBe('writeWords')
  order.undo()
  expect(words()).toEqual(['', ''])
  order.redo()
  expect(words()).toEqual(['参与', ''])
})

it('a field that is written and emptied again leaves no step, and a pause begins another', async () => {
  const { marks, order, id, words } = await opened('term')
  const { done } = order.depth
  marks.writeWords(id, 'term.rendering', 'part')
  marks.writeWords(id, 'term.rendering', '')
  expect(order.depth.done).toBe(done)
  marks.writeWords(id, 'term.rendering', 'take part')
  marks.endWriting()
  marks.writeWords(id, 'term.rendering', 'take part in')
  order.undo()
  expect(words()).toEqual(['', 'take part'])
})

it('a field of another kind is not written, and a text is cut at the most that is stored', async () => {
  const { marks, id, words } = await opened('term')
  marks.writeWords(id, 'emendation.witness', 'lost')
  expect(words()).toEqual(['', ''])
  marks.writeWords(id, 'term.rendering', 'a'.repeat(1000))
  expect(words()?.[1]).toHaveLength(400)
})

it('an earlier version brings its words back as one step, and its kind if that is another', async () => {
  const { marks, order, id, words } = await opened('emendation')
  marks.writeWords(id, 'emendation.reading', '参与')
  const earlier = marks.get(id)!
  marks.endWriting()
  marks.writeWords(id, 'emendation.reading', '')
  marks.writeWords(id, 'emendation.witness', 'B')
  marks.rewrite(id, earlier)
  expect(words()).toEqual(['参与', ''])
  order.undo()
  expect(words()).toEqual(['', 'B'])
  marks.writeWords(id, 'emendation.witness', '')
  marks.turnMark(id, 'question')
  const question = marks.get(id)!
  marks.rewrite(id, earlier)
  expect(marks.get(id)).toMatchObject({ kind: 'emendation', reading: '参与', witness: '' })
  order.undo()
  expect(marks.get(id)).toMatchObject({ kind: 'question', answered: false })
  marks.rewrite(id, { ...question, kind: 'emendation', reading: '', witness: '' })
  expect(marks.get(id)?.kind).toBe('question')
})

it('a mark keeps its kind while a text of that kind is written in it', async () => {
  const { marks, order, id, words } = await opened('emendation')
  marks.writeWords(id, 'emendation.witness', 'B')
  const { done } = order.depth
  for (const kind of ['emendation', 'question', 'term'] as const) {
    marks.turnMark(id, kind)
    marks.turn(kind, { selected: null, paragraph: null, marks: [id] })
    expect([marks.get(id)?.kind, words()]).toEqual(['emendation', ['', 'B']])
  }
  expect(order.depth.done).toBe(done)
  marks.writeWords(id, 'emendation.witness', '')
  marks.turnMark(id, 'emendation')
  expect(marks.get(id)?.kind).toBe('highlight')
})

it('a mark with words of its kind is not merged into one that cannot keep them', async () => {
  const { marks, id } = await opened('emendation')
  marks.writeWords(id, 'emendation.reading', '参与')
  const other = marks.turn('term', { selected: at(5, 7), paragraph: null, marks: [] })!
  expect(marks.merge(other, id, at(2, 7))).toBe(false)
  expect(marks.merge(id, other, at(2, 7))).toBe(true)
  expect(marks.get(id)).toMatchObject({ kind: 'emendation', reading: '参与' })
})
