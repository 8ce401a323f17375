import type { SchemaVersion } from './version.ts'

/** Adds the reader's records of books, and tags. Older rows have no tags and are not rewritten. */
export const v3: SchemaVersion = {
  version: 3,
  stores: {
    // The last index counts tags from its keys alone.
    annotations: 'id, bookId, [bookId+deletedAt], *tags',
    books: 'bookId',
  },
}
