/** Which rows have a history. A start needs this, and nothing else of changes of rows. */
import type { Versioned } from '../history.ts'
import type { Rows, TableName } from '../operation.ts'

const versioned: { readonly [T in TableName]: (row: Rows[T]) => Versioned | null } = {
  translations: row => ({ table: 'translations', row }),
  annotations: row => ({ table: 'annotations', row }),
  categories: row => ({ table: 'categories', row }),
  positions: () => null,
  settings: () => null,
  history: () => null,
  books: row => ({ table: 'books', row }),
  structure: () => null,
  sentences: () => null,
  ownWords: row => ({ table: 'ownWords', row }),
  outline: row => ({ table: 'outline', row }),
}

/** Returns `row` as something that has a history, or null if rows of `table` have none. */
export const asVersioned = <T extends TableName>(table: T, row: Rows[T]): Versioned | null =>
  versioned[table](row)
