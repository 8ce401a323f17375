/** Up to where the library has seen what was written, by whomever: kept in `meta`, so that no start has to read all rows for it. */
import { beginning, isStamp, lastOf, laterOf, type Stamp, type Stamped } from '#domain/clock'
import type { TableName } from '#domain/operation'
import { tableNames } from '#domain/work'
import type { LibraryDb, MetaRow } from './db.ts'
import { checked } from './rows.ts'

/** The row of `meta` that says it; null where it says nothing. */
const stampIn = (row: MetaRow | undefined): Stamp | null => (isStamp(row?.value) ? row.value : null)

/** The row of `meta` once `rows` are in the library that had seen what `before` says. */
export function clockRow(before: MetaRow | undefined, rows: Iterable<Stamped>): MetaRow | null {
  const seen = stampIn(before)
  // Not known until all rows were looked at: see `seenIn`.
  return seen === null ? null : { key: 'clock', value: laterOf(seen, lastOf(rows)) }
}

/** Notes that `rows` are in the library now; in the transaction that puts them, which must have `meta`. */
export async function sawRows(db: LibraryDb, rows: Iterable<Stamped>): Promise<void> {
  const row = clockRow(await db.meta.get('clock'), rows)
  if (row) await db.meta.put(row)
}

/** As many rows as are read at once where it is not known yet. */
const chunk = 2000

/**
 * The last place in the order that anything in the library has. A library from before there were stamps is
 * read once for it. Rejects if it cannot be read.
 */
export async function seenIn(db: LibraryDb): Promise<Stamp> {
  const known = stampIn(await db.meta.get('clock'))
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
