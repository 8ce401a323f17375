/** Entries for tests of the notebook. */
import { anchorAt } from '../anchor.ts'
import type { Annotation, CommonFields } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { kinds, type AnnotationKind } from '../kinds/index.ts'
import { plain } from '../rich-text.ts'
import { notebookEntry, type Entry } from './entry.ts'

interface Given extends Partial<Omit<CommonFields, 'id' | 'bookId' | 'category' | 'note'>> {
  readonly id: string
  readonly book?: string
  readonly category?: string
  readonly kind?: AnnotationKind
  readonly words?: string
  readonly note?: string
}

/** Returns a mark on `words`. */
export function markWith({ id, book, category, kind, words, note, ...fields }: Given): Annotation {
  const text = words ?? '网络空间'
  const index = fields.index ?? 0
  return {
    side: 'source',
    anchors: [anchorAt(paragraphId(`p${index}`), text, 0, text.length)],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...fields,
    ...kinds[kind ?? (note === undefined ? 'highlight' : 'note')].made,
    id: annotationId(id),
    bookId: bookId(book ?? 'one'),
    category: categoryId(category ?? 'term'),
    index,
    note: note === undefined ? [] : [plain(note)],
  }
}

/** Returns its entry. Books are in the order of `books`, and a chapter has ten paragraphs. */
export function entryWith(given: Given, books: readonly string[] = ['one', 'two']): Entry {
  const mark = markWith(given)
  return notebookEntry(mark, books.indexOf(mark.bookId), Math.floor(mark.index / 10))
}

/** The ids of entries, to compare them. */
export const idsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ mark }) => mark.id)
