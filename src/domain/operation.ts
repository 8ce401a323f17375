import type { Annotation, Category } from './annotation.ts'
import type { BookRecord } from './book-record.ts'
import type { Stamp } from './clock.ts'
import type { Version } from './history.ts'
import type { Position } from './progress.ts'
import type { Setting } from './settings.ts'
import type { Translation } from './translation.ts'

/**
 * What was written, once: a whole row, put. Deleting is a row that says so, so an
 * operation can be repeated, reordered within its key and merged by time.
 */
export type Operation = {
  readonly [T in TableName]: { readonly table: T; readonly row: Rows[T] }
}[TableName]

/** The tables whose rows are the reader's work. */
export interface Rows {
  readonly translations: Translation
  readonly annotations: Annotation
  readonly categories: Category
  readonly positions: Position
  readonly settings: Setting
  readonly history: Version
  readonly books: BookRecord
}
export type TableName = keyof Rows

/** What a row is found by; the order of the parts is the order of the table's primary key. */
export type RowKey = string | readonly [string, string]

const keys: { readonly [T in TableName]: (row: Rows[T]) => RowKey } = {
  translations: row => [row.bookId, row.paragraphId],
  annotations: row => row.id,
  categories: row => row.id,
  positions: row => row.bookId,
  settings: row => row.key,
  history: row => row.id,
  books: row => row.bookId,
}

/** The primary key of `row`. */
export const keyOf = <T extends TableName>(table: T, row: Rows[T]): RowKey => keys[table](row)

/** `<table>/<key of the row>`: the same for all operations on one row, and for no others. */
export function targetOf({ table, row }: Operation): string {
  const key = keyOf(table, row)
  return [table, ...(typeof key === 'string' ? [key] : key)].join('/')
}

/** `operation` at the place in the order that `stamp` says, whatever place its row had. */
export const withStamp = ({ table, row }: Operation, stamp: Stamp): Operation =>
  ({ table, row: { ...row, stamp } }) as Operation

/** An operation waiting to be written a second time, elsewhere. */
export interface OutboxEntry {
  /** Rises by one with every operation of this library. */
  readonly seq: number
  /** As `targetOf` says: a later operation on the same row replaces an earlier one. */
  readonly target: string
  readonly operation: Operation
  /** Milliseconds since 1970. */
  readonly at: number
}
