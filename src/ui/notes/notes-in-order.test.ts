import type { Annotation, CommonFields } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginningOfQuote, notesAfter, notesInOrder, quoteOf } from './notes-in-order.ts'

const term = categoryId('term')
const idea = categoryId('idea')

function annotation(id: string, change: Partial<CommonFields> = {}, start = 0): Annotation {
  return {
    id: annotationId(id),
    bookId: bookId('b'),
    kind: 'highlight',
    category: term,
    side: 'source',
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p'),
        start,
        end: start + 1,
        quote: { exact: id, prefix: '', suffix: '' },
      },
    ],
    note: [],
    tags: [],
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
    ...change,
  }
}

const names = (list: readonly Annotation[]) => list.map(({ id }) => id)
const none = new Set<never>()

it.each<[string, Annotation[], string[]]>([
  ['goes by paragraph', [annotation('b', { index: 2 }), annotation('a', { index: 1 })], ['a', 'b']],
  ['goes by place in the paragraph', [annotation('b', {}, 9), annotation('a', {}, 2)], ['a', 'b']],
  [
    'puts the source of a paragraph before its translation',
    [annotation('b', { side: 'translation' }, 0), annotation('a', {}, 5)],
    ['a', 'b'],
  ],
  [
    'puts the book, the section and the paragraph before words, whatever the side',
    [
      annotation('d'),
      annotation('c', { scope: 'paragraph', side: 'translation' }),
      annotation('b', { scope: 'section' }),
      annotation('a', { scope: 'book', createdAt: 9 }),
    ],
    ['a', 'b', 'c', 'd'],
  ],
  [
    'puts what was marked first before what was marked over it',
    [annotation('b', { createdAt: 2 }), annotation('a', { createdAt: 1 })],
    ['a', 'b'],
  ],
])('%s', (_title, given, expected) => {
  expect(names(notesInOrder(given, none, null).placed)).toEqual(expected)
})

it('keeps orphans in a list of their own', () => {
  const orphan = annotation('o')
  const { placed, orphaned } = notesInOrder([orphan, annotation('a')], new Set([orphan.id]), null)
  expect([names(placed), names(orphaned)]).toEqual([['a'], ['o']])
})

it('shows one category', () => {
  const given = [annotation('a'), annotation('b', { category: idea })]
  expect(names(notesInOrder(given, none, { by: 'category', category: idea }).placed)).toEqual(['b'])
})

it.each([
  ['法律', ['a', 'c']],
  ['ｌａｗ', ['b', 'c']],
  ['law of the sea', []],
])('shows marks with the tag %s in any spelling', (tag, expected) => {
  const given = [
    annotation('a', { tags: ['法律'] }, 1),
    annotation('b', { tags: ['Law'] }, 2),
    annotation('c', { tags: ['LAW', '法律'] }, 3),
    annotation('d', {}, 4),
  ]
  expect(names(notesInOrder(given, none, { by: 'tag', tag }).placed)).toEqual(expected)
})

it('does not change the given list', () => {
  const given = [annotation('b', { index: 2 }), annotation('a', { index: 1 })]
  notesInOrder(given, none, null)
  expect(names(given)).toEqual(['b', 'a'])
})

const anyMark = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    index: fc.nat(2),
    start: fc.nat(2),
    createdAt: fc.nat(1),
    side: fc.constantFrom('source' as const, 'translation' as const),
    category: fc.constantFrom(term, idea),
  })
  .map(({ id, start, ...change }) => annotation(id, change, start))

it('has the same order after any changes as if it sorted again', () => {
  const filters = fc.constantFrom(null, { by: 'category', category: idea } as const)
  const marks = fc.uniqueArray(anyMark, { selector: ({ id }) => id })
  const changes = fc.array(fc.tuple(anyMark, fc.boolean()))
  fc.assert(
    fc.property(marks, changes, filters, (given, made, filter) => {
      const orphans = new Set([annotationId('e')])
      const rows = new Map(given.map(each => [each.id, each]))
      const first = notesInOrder(given, orphans, filter)
      let notes = { order: first, seen: first }
      for (const [after, isDeleted] of made) {
        const change = { before: rows.get(after.id) ?? null, after: isDeleted ? null : after }
        if (isDeleted) rows.delete(after.id)
        else rows.set(after.id, after)
        notes = notesAfter(notes, [change], orphans, filter)
      }
      const fresh = notesInOrder([...rows.values()], orphans, filter)
      expect(notes.order).toEqual(fresh)
      expect(names(notes.seen.placed)).toEqual(names(fresh.placed))
      expect(names(notes.seen.orphaned)).toEqual(names(fresh.orphaned))
    }),
  )
})

it('keeps every other mark the same object, and lists in which nothing changes the same lists', () => {
  const [a, b, o] = [annotation('a', { index: 1 }), annotation('b', { index: 2 }), annotation('o')]
  const orphans = new Set([o.id])
  const first = notesInOrder([a, b, o], orphans, null)
  const written = { ...a, note: [plain('why')] }
  const kept = { order: first, seen: first }
  const { seen } = notesAfter(kept, [{ before: a, after: written }], orphans, null)
  expect(seen.placed[0]).toBe(written)
  expect(seen.placed[1]).toBe(b)
  expect(seen.orphaned).toBe(first.orphaned)
})

it('shows no change for a mark that moved with its text and keeps its position in the list', () => {
  const [a, b] = [annotation('a', { index: 1 }, 3), annotation('b', { index: 1 }, 9)]
  const first = notesInOrder([a, b], none, null)
  const [anchor] = a.anchors
  const moveTo = (start: number) => ({ ...a, anchors: [{ ...anchor!, start, end: start + 1 }] })
  const near = notesAfter(
    { order: first, seen: first },
    [{ before: a, after: moveTo(4) }],
    none,
    null,
  )
  expect(near.seen).toBe(first)
  const past = notesAfter(near, [{ before: moveTo(4), after: moveTo(12) }], none, null)
  expect(names(past.seen.placed)).toEqual(['b', 'a'])
})

it('reads the quote of a mark over two paragraphs', () => {
  const [first] = annotation('word').anchors
  expect(quoteOf(annotation('x', { anchors: [first!, first!] }))).toBe('word word')
})

it.each([
  ['word', 4, 'word'],
  ['words', 4, 'word…'],
  ['𠮷野家', 3, '𠮷野家'],
  ['𠮷野家', 1, '𠮷…'],
])('begins %s in %i characters as %s', (words, limit, beginning) => {
  const quote = { exact: words, prefix: '', suffix: '' }
  const anchors = annotation('a').anchors.map(anchor => ({ ...anchor, quote }))
  expect(beginningOfQuote(annotation('a', { anchors }), limit)).toBe(beginning)
})

it('shows a mark whose state changes as changed', () => {
  const open: Annotation = { ...annotation('a'), kind: 'question', answered: false }
  const settled: Annotation = { ...open, kind: 'question', answered: true }
  const first = notesInOrder([open], none, null)
  const { seen } = notesAfter(
    { order: first, seen: first },
    [{ before: open, after: settled }],
    none,
    null,
  )
  expect(seen.placed).toEqual([settled])
})
