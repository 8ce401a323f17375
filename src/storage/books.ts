import type { BookRecord } from '#domain/book-record'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** What the reader has said of each book, of removed ones too. */
export async function allRecords(db: LibraryDb): Promise<Checked<BookRecord>> {
  // A library that was opened as it was found, by an older program's tables, may have none.
  const isThere = db.tables.some(({ name }) => name === 'books')
  return checked('books', isThere ? await db.books.toArray() : [])
}
