/** A mark as the notebook filters, sorts and groups it, with all that is compared computed once. */
import type { Annotation } from '../annotation.ts'
import { stateOf } from '../kinds/index.ts'
import { placesLinked } from '../notes/place.ts'
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
  'linked',
  'has',
] as const
export type Facet = (typeof facets)[number]

/** What a mark may have or lack. */
export const havings = ['note', 'noNote', 'link', 'pair', 'noWords', 'noPassage'] as const
export type Having = (typeof havings)[number]

export interface Entry {
  readonly mark: Annotation
  /** The values of the mark by facet. */
  readonly values: Readonly<Record<Facet, readonly string[]>>
  /** The place of its book among the books, from 0. */
  readonly book: number
}

/** Returns a tag and what it is under, each as `foldTag` returns it. */
type FoldedLine = (tag: string) => readonly string[]

const foldedLine: FoldedLine = tag => tagLine(tag).map(foldTag)

/**
 * Returns a function that folds tags, and each tag once: 20,000 marks have few different ones, and
 * folding was most of the work of their entries.
 */
export function tagFolder(): FoldedLine {
  const known = new Map<string, readonly string[]>()
  return tag => {
    const folded = known.get(tag) ?? foldedLine(tag)
    known.set(tag, folded)
    return folded
  }
}

/**
 * Returns the entry of `mark`, which is in the chapter numbered `chapter` of book `book`. For many
 * marks, `folded` is one `tagFolder`.
 */
export const notebookEntry = (
  mark: Annotation,
  book: number,
  chapter: number,
  folded: FoldedLine = foldedLine,
): Entry => ({
  mark,
  book,
  values: {
    book: [mark.bookId],
    chapter: [String(chapter)],
    category: [mark.category],
    kind: [mark.kind],
    state: stateIn(mark),
    // A filter by a tag lets those under it pass.
    tag: mark.tags.length === 0 ? none : [...new Set(mark.tags.flatMap(folded))],
    side: mark.counterpart ? bothSides : [mark.side],
    // The addresses of what its note links to in the library.
    linked: mark.note.length === 0 ? none : placesLinked(mark.note),
    has: hadBy(mark),
  },
})

const none: readonly string[] = []
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
    ...(scope === 'book' ? (['noPassage'] as const) : []),
  ]
}
