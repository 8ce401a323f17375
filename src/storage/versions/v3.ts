import type { SchemaVersion } from './version.ts'

/** What the reader says of a book, and tags on marks: rows from before have none, and are left as they are. */
export const v3: SchemaVersion = {
  version: 3,
  stores: {
    // The last index counts the tags in use from its keys alone.
    annotations: 'id, bookId, [bookId+deletedAt], *tags',
    books: 'bookId',
  },
}
