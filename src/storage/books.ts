import type { BookRecord } from '#domain/book-record'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Returns the reader's record of each book, including removed books. */
export async function allRecords(db: LibraryDb): Promise<Checked<BookRecord>> {
  // A library of an older program, opened as found, may lack the table.
  const isThere = db.tables.some(({ name }) => name === 'books')
  return checked('books', isThere ? await db.books.toArray() : [])
}
