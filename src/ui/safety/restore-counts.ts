import type {
  BookPreview,
  RestoreCounts,
  RestorePreview,
  RestoreSource,
} from '#services/restoring/restoring'

export type PreviewedBook = BookPreview

/** A column of a preview: what it counts, and the key of its heading. */
const column = <V extends keyof RestoreCounts, H extends string>(verdict: V, heading: H) => ({
  verdict,
  heading,
})

/**
 * The columns of a preview, in this order. Restoring from a snapshot deletes nothing and has no
 * conflicts.
 */
export const previewColumns = {
  file: [
    column('added', 'restoring.counts.added'),
    column('changed', 'restoring.counts.changed'),
    column('conflicting', 'restoring.counts.conflicting'),
    column('deleted', 'restoring.counts.deleted'),
  ],
  snapshot: [column('added', 'restoring.gone'), column('changed', 'restoring.differs')],
} as const satisfies Record<RestoreSource['kind'], readonly unknown[]>
export type PreviewColumns = (typeof previewColumns)[RestoreSource['kind']]

/** Whether `counts` touches no row. */
export const isUntouched = (counts: RestoreCounts): boolean =>
  previewColumns.file.every(({ verdict }) => counts[verdict] === 0)

/** Whether restoring everything would change nothing that a reader would notice. */
export const restoresNothing = ({
  books,
  other,
}: Pick<RestorePreview, 'books' | 'other'>): boolean =>
  isUntouched(other) &&
  books.every(
    book => !book.bringsText && isUntouched(book.translations) && isUntouched(book.annotations),
  )
