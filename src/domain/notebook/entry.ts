/** A mark as the notebook filters, sorts and groups it, with all that is compared computed once. */
import type { Annotation } from '../annotation.ts'
import { stateOf } from '../kinds/index.ts'
import { foldTag, tagLine } from '../tags.ts'

/** What marks are filtered by. Each is a list of values, which are written as text. */
export const facets = [
  'book',
  'chapter',
  'category',
  'kind',
  'state',
  'tag',
  'side',
  'has',
] as const
export type Facet = (typeof facets)[number]

/** What a mark may have or lack. */
export const havings = ['note', 'noNote', 'link', 'pair', 'noWords'] as const
export type Having = (typeof havings)[number]

export interface Entry {
  readonly mark: Annotation
  /** The values of the mark by facet. */
  readonly values: Readonly<Record<Facet, readonly string[]>>
  /** The place of its book among the books, from 0. */
  readonly book: number
}

/** Returns the entry of `mark`, which is in the chapter numbered `chapter` of book `book`. */
export const notebookEntry = (mark: Annotation, book: number, chapter: number): Entry => ({
  mark,
  book,
  values: {
    book: [mark.bookId],
    chapter: [String(chapter)],
    category: [mark.category],
    kind: [mark.kind],
    state: stateIn(mark),
    // A filter by a tag lets those under it pass.
    tag: [...new Set(mark.tags.flatMap(tag => tagLine(tag).map(foldTag)))],
    side: mark.counterpart ? bothSides : [mark.side],
    has: hadBy(mark),
  },
})

const bothSides = ['source', 'translation'] as const

function stateIn(mark: Annotation): readonly string[] {
  const state = stateOf(mark)
  return state === null ? [] : [state]
}

function hadBy({ note, counterpart, scope }: Annotation): readonly Having[] {
  const hasLink = note.some(({ spans }) => spans.some(({ format }) => format === 'link'))
  return [
    note.length > 0 ? 'note' : 'noNote',
    ...(hasLink ? (['link'] as const) : []),
    ...(counterpart ? (['pair'] as const) : []),
    ...(scope ? (['noWords'] as const) : []),
  ]
}
