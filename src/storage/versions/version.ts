import type { Transaction } from 'dexie'

/** One version of the database. It is never edited once released; a change is a new version. */
export interface SchemaVersion {
  /** Later versions have higher numbers. A number may be left out. */
  readonly version: number
  /**
   * The tables that change, in Dexie's notation: primary key, then indexes. Null removes a table.
   */
  readonly stores: Readonly<Record<string, string | null>>
  /** Converts the rows of the version before, in the transaction that changes the tables. */
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>
}
