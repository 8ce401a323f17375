import type { BookId } from '#domain/ids'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/**
 * Returns what the reader corrected about the sentences of `book`, also what was undone. A library
 * that is read as an older program left it has nothing.
 */
export async function sentenceRows(db: LibraryDb, book: BookId): Promise<Checked<SentenceChange>> {
  if (!db.tables.some(({ name }) => name === 'sentences')) return { rows: [], damaged: 0 }
  return checked('sentences', await db.sentences.where('bookId').equals(book).toArray())
}
