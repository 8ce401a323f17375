import { expect, it } from 'vitest'
import { annotationId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { notebookEntry, tagFolder, type Facet } from './entry.ts'
import { isOpen, noFilter, filtered, toggled, withChosen, type NotebookFilter } from './filter.ts'
import { entryWith, idsOf, markWith } from './testing.ts'

const day = (date: string) => new Date(`${date}T12:00`).getTime()
const link = { format: 'link', target: 'https://example.org/', start: 0, end: 2 } as const
const entries = [
  entryWith({ id: 'a', index: 2, tags: ['教育/女子'], createdAt: day('2026-11-01') }),
  entryWith({ id: 'b', index: 25, kind: 'question', note: '为什么？', tags: ['教育', '网络'] }),
  entryWith({ id: 'c', index: 31, category: 'idea', side: 'translation', note: 'why' }),
  entryWith({ id: 'd', book: 'two', index: 31, category: 'idea', createdAt: day('2026-11-03') }),
]

const filterBy = (chosen: Partial<Record<Facet, readonly string[]>>): NotebookFilter => ({
  ...noFilter,
  chosen: { ...noFilter.chosen, ...chosen },
})
const shownBy = (filter: NotebookFilter) => idsOf(filtered(entries, filter, null).shown)

it.each([
  [{}, ['a', 'b', 'c', 'd']],
  [{ book: ['one'] }, ['a', 'b', 'c']],
  [{ book: ['one', 'two'] }, ['a', 'b', 'c', 'd']],
  [{ book: ['one'], chapter: ['2', '3'] }, ['b', 'c']],
  [{ category: ['idea'] }, ['c', 'd']],
  [{ kind: ['question'] }, ['b']],
  [{ state: ['question.open'] }, ['b']],
  [{ tag: ['教育'] }, ['a', 'b']],
  [{ tag: ['教育/女子'] }, ['a']],
  [{ side: ['translation'] }, ['c']],
  [{ has: ['note'] }, ['b', 'c']],
  [{ has: ['noNote'] }, ['a', 'd']],
  [{ category: ['idea'], has: ['note'] }, ['c']],
] as const)('%j lets %j pass', (chosen, ids) => {
  expect(shownBy(filterBy(chosen))).toEqual(ids)
})

it('a mark must have every chosen tag, because it may have several', () => {
  expect(shownBy(filterBy({ tag: ['教育', '网络'] }))).toEqual(['b'])
})

it('a mark has a link if its note has one, and both sides if it is a pair of ranges', () => {
  const mark = markWith({ id: 'l', note: 'why' })
  const linked = { ...mark, note: [{ ...plain('why'), spans: [link] }] }
  expect(notebookEntry(linked, 0, 0).values.has).toEqual(['note', 'link'])
  const pair = { ...mark, note: [], counterpart: { index: 0, anchors: mark.anchors } }
  expect(notebookEntry(pair, 0, 0).values).toMatchObject({
    side: ['source', 'translation'],
    has: ['noNote', 'pair'],
  })
  const about = { ...mark, note: [], scope: 'section' } as const
  expect(notebookEntry(about, 0, 0).values.has).toEqual(['noNote', 'noWords'])
})

it('counts what each other choice of a facet would show', () => {
  const { counts } = filtered(entries, filterBy({ category: ['idea'] }), null)
  expect([...counts.category]).toEqual([
    ['term', 2],
    ['idea', 2],
  ])
  expect([...counts.book]).toEqual([
    ['one', 1],
    ['two', 1],
  ])
  expect([...counts.tag]).toEqual([])
})

it('counts of tags how many marks would be left', () => {
  const { counts } = filtered(entries, filterBy({ tag: ['教育'] }), null)
  expect([...counts.tag]).toEqual([
    ['教育', 2],
    ['教育/女子', 1],
    ['网络', 1],
  ])
})

it('shows only marks that contain the sought words', () => {
  const found = new Set([annotationId('b'), annotationId('d')])
  expect(idsOf(filtered(entries, filterBy({ book: ['one'] }), found).shown)).toEqual(['b'])
})

it.each([
  ['2026-11-01', '', ['a', 'd']],
  ['2026-11-02', '', ['d']],
  ['2026-11-01', '2026-11-01', ['a']],
  ['', '2026-11-02', ['a', 'b', 'c']],
  ['2026-11-0', 'nonsense', ['a', 'b', 'c', 'd']],
])('the days from “%s” to “%s” include both', (from, to, ids) => {
  expect(shownBy({ ...noFilter, days: { of: 'createdAt', from, to } })).toEqual(ids)
})

it('another book has other chapters', () => {
  const filter = filterBy({ book: ['one'], chapter: ['2'], tag: ['x'] })
  expect(withChosen(filter, 'book', ['two']).chosen).toMatchObject({
    book: ['two'],
    chapter: [],
    tag: ['x'],
  })
})

it('a value is chosen once, and again no longer', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})

it('a filter is open while nothing is chosen', () => {
  expect(isOpen(noFilter)).toBe(true)
  expect(isOpen(filterBy({ side: ['source'] }))).toBe(false)
  expect(isOpen({ ...noFilter, days: { of: 'updatedAt', from: '', to: '2026-01-01' } })).toBe(false)
})

it('an entry made with one folder of tags for many marks is the same as one made alone', () => {
  const folded = tagFolder()
  const tagged = ['a', 'b', 'c'].map(id => markWith({ id, tags: ['教育/女子', 'Ｌａｗ', 'law'] }))
  for (const mark of tagged)
    expect(notebookEntry(mark, 0, 0, folded)).toEqual(notebookEntry(mark, 0, 0))
  expect(notebookEntry(markWith({ id: 'd' }), 0, 0, folded).values.tag).toEqual([])
})

it('a note is found by what it links to, and its other links do not matter', () => {
  const [book, paragraph] = ['duizhao:book/two', 'duizhao:book/one/paragraph/p3']
  const linked = (id: string, ...targets: readonly string[]) => {
    const spans = targets.map(
      (target, n) => ({ format: 'link', target, start: n, end: n + 1 }) as const,
    )
    return notebookEntry({ ...markWith({ id }), note: [{ text: 'abc', spans }] }, 0, 0)
  }
  const entries = [
    linked('a', book),
    linked('b', `duizhao://book/one/paragraph/p3?title=x`, book),
    linked('c', 'https://example.org'),
    linked('d', paragraph, paragraph),
  ]
  const of = (...values: readonly string[]) => filtered(entries, filterBy({ linked: values }), null)
  expect(idsOf(of(book).shown)).toEqual(['a', 'b'])
  expect(idsOf(of(book, paragraph).shown)).toEqual(['a', 'b', 'd'])
  expect(of().counts.linked).toEqual(
    new Map([
      [book, 2],
      [paragraph, 2],
    ]),
  )
})
