/**
 * The latest stamp the library has seen, from any author. It is in `meta`, so that a start need not
 * read all rows.
 */
import { beginning, isStamp, lastOf, laterOf, type Stamp, type Stamped } from '#domain/clock'
import type { TableName } from '#domain/operation'
import { tableNames } from '#domain/work'
import type { LibraryDb, MetaRow } from './db.ts'
import { checked } from './rows.ts'

/** Returns the stamp in a row of `meta`, or null. */
const stampIn = (row: MetaRow | undefined): Stamp | null => (isStamp(row?.value) ? row.value : null)

/** Returns the row of `meta` after `rows` were added to a library with the row `before`. */
export function clockRow(before: MetaRow | undefined, rows: Iterable<Stamped>): MetaRow | null {
  const seen = stampIn(before)
  // Unknown until all rows have been read: see `seenIn`.
  return seen === null ? null : { key: 'clock', value: laterOf(seen, lastOf(rows)) }
}

/**
 * Records that `rows` are in the library. Call it in the transaction that puts them, which must
 * include `meta`.
 */
export async function sawRows(db: LibraryDb, rows: Iterable<Stamped>): Promise<void> {
  const row = clockRow(await db.meta.get('clock'), rows)
  if (row) await db.meta.put(row)
}

/** How many rows are read at once if the stamp is unknown. */
const chunk = 2000

/** Returns the stored stamp; null if all rows must be read for it. */
export const knownStamp = async (db: LibraryDb): Promise<Stamp | null> =>
  stampIn(await db.meta.get('clock'))

/**
 * Returns the last place in the order of anything in the library. Reads all rows of a library from
 * before stamps, once. `found` is its `knownStamp`, if that was read. Rejects if the library cannot
 * be read.
 */
export async function seenIn(db: LibraryDb, found: Stamp | null = null): Promise<Stamp> {
  const known = found ?? (await knownStamp(db))
  if (known !== null) return known
  const there = new Set(db.tables.map(({ name }) => name))
  const last = await Promise.all(
    tableNames.filter(name => there.has(name)).map(table => seenInTable(db, table)),
  )
  const seen = last.reduce(laterOf, beginning)
  if (db.access === 'read-write') await db.meta.put({ key: 'clock', value: seen })
  return seen
}

async function seenInTable(db: LibraryDb, table: TableName): Promise<Stamp> {
  const keys = await db.table<unknown, string>(table).toCollection().primaryKeys()
  let seen = beginning
  for (let start = 0; start < keys.length; start += chunk) {
    const rows = await db.table<unknown>(table).bulkGet(keys.slice(start, start + chunk))
    seen = laterOf(seen, lastOf(checked(table, rows).rows))
  }
  return seen
}
