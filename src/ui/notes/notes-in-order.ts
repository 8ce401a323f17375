import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { passes, type NoteFilter } from './note-filter.ts'

export interface NotesInOrder {
  /** Those whose place is known, in the order of the text. */
  readonly placed: readonly Annotation[]
  /** Those whose place is gone, in the order their places had. */
  readonly orphaned: readonly Annotation[]
}

/** The annotations that `filter` shows, source before translation where both begin alike. */
export function notesInOrder(
  annotations: readonly Annotation[],
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesInOrder {
  const wanted = annotations
    .filter(annotation => passes(annotation, filter))
    .sort(
      (a, b) =>
        a.index - b.index ||
        a.side.localeCompare(b.side) ||
        startOf(a) - startOf(b) ||
        a.createdAt - b.createdAt,
    )
  return {
    placed: wanted.filter(({ id }) => !orphans.has(id)),
    orphaned: wanted.filter(({ id }) => orphans.has(id)),
  }
}

const startOf = ({ anchors }: Annotation) => anchors[0]?.start ?? 0

/** The words an annotation stands on, paragraph after paragraph. */
export const quoteOf = ({ anchors }: Annotation): string =>
  anchors.map(({ quote }) => quote.exact).join(' ')

/** The same words, cut after `limit` characters with an ellipsis in place of the rest. */
export function beginningOfQuote(annotation: Annotation, limit: number): string {
  const characters = Array.from(quoteOf(annotation))
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('')
}
