/** Where what is in a backup file. Names are only ever looked up, never written to a disk. */
import type { BookId } from '#domain/ids'
import type { Rows, TableName } from '#domain/operation'

/** The form this program writes. */
export const backupVersion = 3

/** The oldest program that may read it: one that knows no stamps would let older words win, and write newer ones under old stamps. */
export const readableBy = 3

export const manifestName = 'manifest.json'

/** A file of rows; in a book's folder where its rows are of one book. */
export const rowFiles: { readonly [T in TableName]: string } = {
  translations: 'translations.json',
  annotations: 'annotations.json',
  history: 'histories.json',
  positions: 'positions.json',
  categories: 'categories.json',
  settings: 'settings.json',
  books: 'book.json',
}

/** The tables whose rows lie in their book's folder. */
export const tablesOfBooks = [
  'books',
  'translations',
  'annotations',
  'positions',
  'history',
] as const
/** The tables whose rows lie beside the manifest: versions of categories are of no book. */
export const tablesOfAll = ['categories', 'settings', 'history'] as const

/** The folder of a book. */
export const bookFolder = (book: string): string => `books/${book}/`

/** Where a file of a book's bundle lies. */
export const textName = (book: string, path: string): string => `${bookFolder(book)}bundle/${path}`

/** The book a row belongs to; null for a row of no book. */
export const bookOfRow: { readonly [T in TableName]: (row: Rows[T]) => BookId | null } = {
  translations: row => row.bookId,
  annotations: row => row.bookId,
  positions: row => row.bookId,
  history: row => (row.table === 'categories' ? null : row.row.bookId),
  categories: () => null,
  settings: () => null,
  books: row => row.bookId,
}
