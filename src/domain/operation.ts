import type { Annotation, Category } from './annotation.ts'
import type { BookRecord } from './book-record.ts'
import type { Stamp } from './clock.ts'
import type { Version } from './history.ts'
import type { OwnWord } from './own-words/own-word.ts'
import type { OutlineItem } from './outline/outline-item.ts'
import type { Position } from './progress.ts'
import type { SentenceChange } from './sentences/sentence-change.ts'
import type { Setting } from './settings.ts'
import type { ParagraphChange } from './structure/paragraph-change.ts'
import type { Translation } from './translation.ts'

/**
 * One write: a whole row to be put. A deletion is a row that says so. Operations can therefore be
 * repeated, merged by their place in the order, and reordered unless they concern one row.
 */
export type Operation = {
  readonly [T in TableName]: { readonly table: T; readonly row: Rows[T] }
}[TableName]

/** The rows of the reader's work, by table. */
export interface Rows {
  readonly translations: Translation
  readonly annotations: Annotation
  readonly categories: Category
  readonly positions: Position
  readonly settings: Setting
  readonly history: Version
  readonly books: BookRecord
  readonly structure: ParagraphChange
  readonly ownWords: OwnWord
  readonly outline: OutlineItem
  readonly sentences: SentenceChange
}
export type TableName = keyof Rows

/** The primary key of a row; its parts are in the order of the table's key. */
export type RowKey = string | readonly [string, string]

const keys: { readonly [T in TableName]: (row: Rows[T]) => RowKey } = {
  translations: row => [row.bookId, row.paragraphId],
  annotations: row => row.id,
  categories: row => row.id,
  positions: row => row.bookId,
  settings: row => row.key,
  history: row => row.id,
  books: row => row.bookId,
  structure: row => [row.bookId, row.place],
  ownWords: row => row.id,
  outline: row => row.id,
  sentences: row => row.id,
}

/** The primary key of `row`. */
export const keyOf = <T extends TableName>(table: T, row: Rows[T]): RowKey => keys[table](row)

/** `<table>/<key of the row>`: the same for all operations on one row, and for no others. */
export function targetOf({ table, row }: Operation): string {
  const key = keyOf(table, row)
  return [table, ...(typeof key === 'string' ? [key] : key)].join('/')
}

/** Returns `operation` with `stamp` in place of the row's own. */
export const withStamp = ({ table, row }: Operation, stamp: Stamp): Operation =>
  ({ table, row: { ...row, stamp } }) as Operation

/** An operation that waits for the second copy. */
export interface OutboxEntry {
  /** Rises by one with each operation of the library. */
  readonly seq: number
  /** The row's `targetOf`. A later operation on the same row replaces an earlier one. */
  readonly target: string
  readonly operation: Operation
  /** Milliseconds since 1970. */
  readonly at: number
}
