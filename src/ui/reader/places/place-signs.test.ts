import type { Annotation, MarkScope } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { placeAnchor } from '#domain/marking/scope'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { noSigns, placeSigns, type PlaceSigns } from './place-signs.ts'

const p = paragraphId('p')
const mark = (id: string, change: Partial<Annotation> & { readonly scope?: MarkScope }) =>
  ({
    id: annotationId(id),
    bookId: bookId('b'),
    kind: 'highlight',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [placeAnchor(p, '天地玄黄')],
    note: [],
    tags: [],
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
    ...change,
  }) as Annotation

const ids = ({ byParagraph, book }: PlaceSigns) => [
  (byParagraph.get(p) ?? []).map(({ id }) => id),
  book.map(({ id }) => id),
]
const words = mark('w', {})
const about = mark('a', { scope: 'paragraph' })

it('a paragraph shows its section, then its sides, and the book shows its own', () => {
  const all = [
    mark('c', { scope: 'paragraph', side: 'translation' }),
    mark('b', { scope: 'paragraph', createdAt: 1 }),
    about,
    mark('d', { scope: 'book' }),
    mark('e', { scope: 'section', createdAt: 2 }),
    words,
  ]
  expect(ids(placeSigns.make(all))).toEqual([['e', 'a', 'b', 'c'], ['d']])
})

it('nothing changes while a note is written, and for marks with words', () => {
  const signs = placeSigns.make([about, words])
  const noted = { ...about, kind: 'note', note: [plain('x')] } as const
  expect(placeSigns.change(signs, [{ before: about, after: noted }])).toBe(signs)
  expect(placeSigns.change(signs, [{ before: words, after: null }])).toBe(signs)
  expect(placeSigns.make([words])).toBe(noSigns)
})

it('a sign follows its category and its state, and goes with its mark', () => {
  const signs = placeSigns.make([about])
  const asked = { ...about, kind: 'question', answered: false } as const
  const turned = placeSigns.change(signs, [{ before: about, after: asked }])
  expect(turned.byParagraph.get(p)).toMatchObject([{ id: 'a', state: '?' }])
  const blue = { ...asked, category: categoryId('idea') }
  const coloured = placeSigns.change(turned, [{ before: asked, after: blue }])
  expect(coloured.byParagraph.get(p)).toMatchObject([{ category: 'idea' }])
  expect(placeSigns.change(coloured, [{ before: blue, after: null }]).byParagraph.size).toBe(0)
})
