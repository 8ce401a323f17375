import { anchorAt, type Side } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { halvesOf } from '#domain/marking/halves'
import { plain } from '#domain/rich-text'
import { hasKindWords } from '#domain/kinds/index'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest } from '../testing.ts'

const text = '中国航天事业'
const range = (start: number, end: number, side: Side = 'source') => ({
  side,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), text, start, end)],
})

async function opened() {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(bookId('sample'))
  const { order } = under.services.undoing
  order.show(bookId('sample'))
  const seen = () =>
    marks.all
      .get()
      .map(({ kind, anchors, note, tags, category, counterpart }) => [
        anchors.map(({ quote }) => quote.exact).join(),
        kind,
        category,
        note.map(each => each.text).join('/'),
        tags.join(),
        counterpart?.anchors[0]?.quote.exact ?? '',
      ])
      .toSorted()
  return { ...under, marks, order, seen }
}

it('a split mark keeps its note and its link, both parts keep category and tags, and it is one step', async () => {
  const { services, db, marks, order, seen } = await opened()
  const { id } = markOn(marks, {
    ...range(0, 4),
    category: categoryId('doubt'),
    note: [plain('why?')],
  })
  marks.retag(id, ['space'])
  marks.link(id, range(4, 6, 'translation'))
  const before = seen()
  const made = marks.split(id, [range(0, 2), range(2, 4)])
  const after = [
    ['中国', 'note', 'doubt', 'why?', 'space', '事业'],
    ['航天', 'highlight', 'doubt', '', 'space', ''],
  ]
  expect(seen()).toEqual(after)
  expect(marks.get(made!)?.anchors[0]?.quote.exact).toBe('航天')
  expect(order.next.get().undo).toBe('splitMark')
  await services.autosave.flush()
  expect((await annotationsOf(db, bookId('sample'))).rows).toHaveLength(2)
  order.undo()
  expect(seen()).toEqual(before)
  order.redo()
  expect(seen()).toEqual(after)
})

it('the second part of a note is a highlight, whatever else its words come with', async () => {
  const { marks, order } = await opened()
  const row = markOn(marks, {
    ...range(0, 4),
    category: categoryId('doubt'),
    note: [plain('why?')],
  })
  const mark = marks.get(row.id)!
  const made = marks.split(row.id, [
    { ...mark, ...range(0, 2) },
    { ...mark, ...range(2, 4) },
  ])
  expect(marks.get(made!)).toMatchObject({ kind: 'highlight', note: [] })
  marks.writeNote(made!, [plain('here')])
  order.undo()
  expect(marks.get(made!)).toMatchObject({ kind: 'highlight', note: [] })
})

it('both parts of a question are questions in its state', async () => {
  const { marks, seen } = await opened()
  const { id } = markOn(marks, { ...range(0, 4), category: categoryId('doubt') })
  marks.turnMark(id, 'question')
  marks.nextState(id)
  const made = marks.split(id, [range(0, 2), range(2, 4)])
  expect(seen().map(([, kind]) => kind)).toEqual(['question', 'question'])
  expect(marks.get(made!)).toMatchObject({ answered: true })
})

it('a proposed reading stays with the first part, and merging the parts gives the emendation again', async () => {
  const { marks, order } = await opened()
  const { id } = markOn(marks, { ...range(0, 4), category: categoryId('doubt') })
  marks.turnMark(id, 'emendation')
  marks.writeWords(id, 'emendation.reading', '太空')
  const made = marks.split(id, [range(0, 2), range(2, 4)])
  expect(marks.get(id)).toMatchObject({ kind: 'emendation', reading: '太空' })
  expect(marks.get(made!)).toMatchObject({ kind: 'highlight' })
  expect(hasKindWords(marks.get(made!)!)).toBe(false)
  expect(marks.merge(id, made!, range(0, 4))).toBe(true)
  expect(marks.get(id)).toMatchObject({ kind: 'emendation', reading: '太空' })
  order.undo()
  order.undo()
  expect(marks.get(id)?.anchors[0]?.quote.exact).toBe('中国航天')
})

it('merged marks have both notes, all tags, and the kind and link that say more, and it is one step', async () => {
  const { marks, order, seen } = await opened()
  const one = markOn(marks, { ...range(0, 3), category: categoryId('doubt'), note: [plain('one')] })
  marks.retag(one.id, ['a', 'b'])
  const two = markOn(marks, { ...range(2, 6), category: categoryId('term'), note: [plain('two')] })
  marks.retag(two.id, ['B', 'c'])
  marks.turnMark(two.id, 'question')
  marks.link(two.id, range(4, 6, 'translation'))
  const before = seen()
  expect(marks.merge(one.id, two.id, range(0, 6))).toBe(true)
  const after = [[text, 'question', 'doubt', 'one/two', 'a,b,c', '事业']]
  expect(seen()).toEqual(after)
  expect(order.next.get().undo).toBe('mergeMarks')
  order.undo()
  expect(seen()).toEqual(before)
  order.redo()
  expect(seen()).toEqual(after)
})

it('the link of a pair that was marked on the other side is kept, and it is one step', async () => {
  const { marks, order } = await opened()
  const one = markOn(marks, { ...range(0, 3), category: categoryId('doubt') })
  const pair = markOn(marks, { ...range(4, 6, 'translation'), category: categoryId('term') })
  marks.link(pair.id, range(3, 5))
  expect(marks.merge(one.id, pair.id, range(0, 5))).toBe(true)
  const linked = () =>
    marks.all
      .get()
      .map(each => halvesOf(each).map(({ side, anchors }) => [side, anchors[0]?.quote.exact]))
  const source = ['source', '中国航天事']
  expect(linked()).toEqual([[source, ['translation', '事业']]])
  order.undo()
  expect(linked()).toHaveLength(2)
  expect(marks.get(one.id)?.counterpart).toBeNull()
  order.redo()
  expect(linked()).toEqual([[source, ['translation', '事业']]])
})

it('two marks that are linked with different words are not merged; with the same words, they are', async () => {
  const { marks, seen } = await opened()
  const one = markOn(marks, { ...range(0, 3), category: categoryId('doubt') })
  marks.link(one.id, range(0, 2, 'translation'))
  const other = markOn(marks, { ...range(4, 6, 'translation'), category: categoryId('doubt') })
  marks.link(other.id, range(3, 5))
  const before = seen()
  expect(marks.merge(one.id, other.id, range(0, 5))).toBe(false)
  expect(marks.merge(other.id, one.id, range(0, 5))).toBe(false)
  expect(seen()).toEqual(before)
  marks.link(one.id, range(4, 6, 'translation'))
  expect(marks.merge(one.id, other.id, range(0, 5))).toBe(true)
  expect(seen()).toEqual([['中国航天事', 'highlight', 'doubt', '', '', '事业']])
})

it('a mark is not merged with itself or with one that was deleted', async () => {
  const { marks } = await opened()
  const one = markOn(marks, { ...range(0, 3), category: categoryId('doubt') })
  const two = markOn(marks, { ...range(3, 6), category: categoryId('doubt') })
  expect(marks.merge(one.id, one.id, range(0, 6))).toBe(false)
  marks.remove(two.id)
  expect(marks.merge(one.id, two.id, range(0, 6))).toBe(false)
  expect(marks.split(two.id, [range(3, 4), range(4, 6)])).toBeNull()
})
