import type { SchemaVersion } from './version.ts'

/** What the reader makes, the library's own record, and what waits to be journalled. */
export const v1: SchemaVersion = {
  version: 1,
  stores: {
    // The second index answers how far a book has come from its keys alone, without loading a text.
    translations: '[bookId+paragraphId], [bookId+state+index]',
    // Null is no key, so the second index holds the deleted ones only.
    annotations: 'id, bookId, [bookId+deletedAt]',
    categories: 'id',
    positions: 'bookId',
    settings: 'key',
    meta: 'key',
    outbox: 'seq, target',
  },
}
