/**
 * The layout of a backup file. Names of entries are only looked up, never used as paths on a disk.
 */
import type { BookId } from '#domain/ids'
import type { Rows, TableName } from '#domain/operation'

/** The version that this program writes. */
export const backupVersion = 11

/**
 * The oldest version whose programs may read the file. Older programs would refuse or drop
 * the form of cells of a table.
 */
export const readableBy = 11

export const manifestName = 'manifest.json'

/** The file of each table's rows. Rows of one book are in the book's folder. */
export const rowFiles: { readonly [T in TableName]: string } = {
  translations: 'translations.json',
  annotations: 'annotations.json',
  history: 'histories.json',
  positions: 'positions.json',
  categories: 'categories.json',
  settings: 'settings.json',
  books: 'book.json',
  structure: 'structure.json',
  ownWords: 'own-words.json',
  outline: 'outline.json',
  sentences: 'sentences.json',
}

/** The tables whose rows are in the folder of their book. */
export const tablesOfBooks = [
  'books',
  'translations',
  'annotations',
  'positions',
  'history',
  'structure',
  'ownWords',
  'outline',
  'sentences',
] as const
/**
 * The tables whose rows are beside the manifest. `history` has versions of rows that belong to no
 * book, `ownWords` has what counts everywhere, and `outline` has outlines of the library.
 */
export const tablesOfAll = ['categories', 'settings', 'history', 'ownWords', 'outline'] as const

export const bookFolder = (book: string): string => `books/${book}/`

/** Returns the entry of a file in a book's bundle. */
export const textName = (book: string, path: string): string => `${bookFolder(book)}bundle/${path}`

/** Returns the book that a row belongs to; null if it belongs to none. */
export const bookOfRow: { readonly [T in TableName]: (row: Rows[T]) => BookId | null } = {
  translations: row => row.bookId,
  annotations: row => row.bookId,
  positions: row => row.bookId,
  history: row => (row.table === 'categories' ? null : row.row.bookId),
  categories: () => null,
  settings: () => null,
  books: row => row.bookId,
  structure: row => row.bookId,
  ownWords: row => row.bookId,
  outline: row => row.bookId,
  sentences: row => row.bookId,
}
