import type { SchemaVersion } from './version.ts'

/**
 * Adds what the reader says of words: glosses, corrections of boundaries and readings, vocabulary.
 * An older program would leave them out of backups, so it may only read.
 */
export const v11: SchemaVersion = {
  version: 11,
  // The rows of a book, and those that count everywhere, whose book is null and has no index.
  stores: { ownWords: 'id, bookId, scope' },
}
