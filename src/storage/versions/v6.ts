import type { SchemaVersion } from './version.ts'

/**
 * Adds what marks and notes of version 6 have: further kinds with words of their own, notes of
 * several forms of paragraph with links, pairs of ranges (the words on the other side that belong
 * to a mark), and marks on a paragraph or a book. Every new field may be missing, so older rows are
 * read as they are and not rewritten. An older program would drop the new rows as damaged, so it
 * may only read.
 */
export const v6: SchemaVersion = {
  version: 6,
  stores: {
    // The last two indexes give the rows that link to a place, and all terms, without reading the
    // other rows.
    annotations: 'id, bookId, [bookId+deletedAt], *tags, *links, kind',
  },
}
