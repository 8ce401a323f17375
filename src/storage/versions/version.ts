import type { Transaction } from 'dexie'

/** One form of the database. Once released it is never edited: a change is the next version. */
export interface SchemaVersion {
  /** Versions run 1, 2, 3… without a gap. */
  readonly version: number
  /** Only the tables that change, as Dexie writes them: primary key first, then indexes. Null drops a table. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Turns the rows of the version before into this one's, in the transaction that changes the tables. */
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>
}
