import { isVersioned, type Version, type Versioned } from '#domain/history'
import { isStamp, orderOf, type Stamp } from '#domain/clock'
import { asVersioned } from '#domain/row-change'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** The versions kept of the row `target` (as `targetOf` says), in the order in which they were written, newest first. */
export async function versionsOf(db: LibraryDb, target: string): Promise<Checked<Version>> {
  const found = await db.history.where('target').equals(target).toArray()
  const { rows, damaged } = checked('history', found)
  const placed = rows.map(version => ({ version, order: orderOf(version.row) }))
  placed.sort((a, b) => Number(a.order < b.order) - Number(a.order > b.order))
  return { rows: placed.map(({ version }) => version), damaged }
}

/** The row `target` as it is now; null if there is none, it cannot be understood or has no history. */
export async function versionedRow(db: LibraryDb, target: string): Promise<Versioned | null> {
  const [table = '', ...key] = target.split('/')
  if (!isVersioned(table)) return null
  const found = await db.table<unknown, unknown>(table).get(key.length === 1 ? key[0] : key)
  const [row] = checked(table, [found]).rows
  return row ? asVersioned(table, row) : null
}

/** A kept version as its index knows it, without what is in it. */
export interface KeptTime {
  readonly id: string
  readonly target: string
  readonly at: number
}

/** At most `limit` kept versions in the order of their targets and times, those after `last`; from its index alone. */
export async function keptTimes(
  db: LibraryDb,
  last: KeptTime | null,
  limit: number,
): Promise<readonly KeptTime[]> {
  const after = last ? [last.target, last.at] : Dexie.minKey
  return db.transaction('r', db.history, async () => {
    const some = db.history.where('[target+at]').above(after).limit(limit)
    const ids = await some.primaryKeys()
    const keys: readonly unknown[] = await some.keys()
    return ids.flatMap((id, i) => {
      const key = keys[i]
      if (!Array.isArray(key)) return []
      const [target, at]: readonly unknown[] = key
      return typeof target === 'string' && typeof at === 'number' ? [{ id, target, at }] : []
    })
  })
}

/** The place in the order of a kept version's row. */
export interface KeptPlace {
  readonly id: string
  readonly target: string
  readonly order: Stamp
}

/** At most `limit` of the kept versions whose rows are stamped, those after `last`; from an index alone. */
export async function keptPlaces(
  db: LibraryDb,
  last: KeptPlace | null,
  limit: number,
): Promise<readonly KeptPlace[]> {
  const after = last ? [last.target, last.order] : Dexie.minKey
  return db.transaction('r', db.history, async () => {
    const some = db.history.where('[target+row.stamp]').above(after).limit(limit)
    const ids = await some.primaryKeys()
    const keys: readonly unknown[] = await some.keys()
    return ids.flatMap((id, i) => {
      const key = keys[i]
      if (!Array.isArray(key)) return []
      const [target, order]: readonly unknown[] = key
      return typeof target === 'string' && isStamp(order) ? [{ id, target, order }] : []
    })
  })
}

/** The versions called `ids`, as far as they can be understood. */
export const versionsCalled = async (
  db: LibraryDb,
  ids: readonly string[],
): Promise<readonly Version[]> => checked('history', await db.history.bulkGet([...ids])).rows
