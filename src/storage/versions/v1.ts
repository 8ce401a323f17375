import type { SchemaVersion } from './version.ts'

/** The reader's work, the library's own data, and the outbox. */
export const v1: SchemaVersion = {
  version: 1,
  stores: {
    // The second index gives the progress of a book from its keys alone, without loading text.
    translations: '[bookId+paragraphId], [bookId+state+index]',
    // Null is not a key, so the second index has only deleted annotations.
    annotations: 'id, bookId, [bookId+deletedAt]',
    categories: 'id',
    positions: 'bookId',
    settings: 'key',
    meta: 'key',
    outbox: 'seq, target',
  },
}
