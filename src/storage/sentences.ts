import type { BookId } from '#domain/ids'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** The books in which the reader has corrected sentences. */
export async function correctedBooks(db: LibraryDb): Promise<ReadonlySet<BookId>> {
  if (!hasSentences(db)) return new Set()
  const found = checked('sentences', await db.sentences.toArray())
  return new Set(found.rows.flatMap(row => (row.deletedAt === null ? row.bookId : [])))
}

/** A library that is read as an older program left it has no such table. */
const hasSentences = (db: LibraryDb): boolean => db.tables.some(({ name }) => name === 'sentences')

/**
 * Returns what the reader corrected about the sentences of `book`, also what was undone. A library
 * that is read as an older program left it has nothing.
 */
export async function sentenceRows(db: LibraryDb, book: BookId): Promise<Checked<SentenceChange>> {
  if (!hasSentences(db)) return { rows: [], damaged: 0 }
  return checked('sentences', await db.sentences.where('bookId').equals(book).toArray())
}
