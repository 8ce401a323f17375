import { isVersioned, type Version, type Versioned } from '#domain/history'
import { isStamp, orderOf, type Stamp } from '#domain/clock'
import { asVersioned } from '#domain/library/versioned-row'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/**
 * Returns the versions of the row `target` (see `targetOf`), newest first in the order of writing.
 */
export async function versionsOf(db: LibraryDb, target: string): Promise<Checked<Version>> {
  const found = await db.history.where('target').equals(target).toArray()
  const { rows, damaged } = checked('history', found)
  const placed = rows.map(version => ({ version, order: orderOf(version.row) }))
  placed.sort((a, b) => Number(a.order < b.order) - Number(a.order > b.order))
  return { rows: placed.map(({ version }) => version), damaged }
}

/** Returns the present row `target`; null if it is missing, cannot be read or has no history. */
export async function versionedRow(db: LibraryDb, target: string): Promise<Versioned | null> {
  const [table = '', ...key] = target.split('/')
  if (!isVersioned(table)) return null
  const found = await db.table<unknown, unknown>(table).get(key.length === 1 ? key[0] : key)
  const [row] = checked(table, [found]).rows
  return row ? asVersioned(table, row) : null
}

/** The index entry of a version, without its content. */
export interface KeptTime {
  readonly id: string
  readonly target: string
  readonly at: number
}

/** Returns at most `limit` index entries after `last`, sorted by target and time. Reads no rows. */
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

/** The place in the order of a version's row. */
export interface KeptPlace {
  readonly id: string
  readonly target: string
  readonly order: Stamp
}

/**
 * Returns at most `limit` places after `last` of versions whose rows have a stamp. Reads no rows.
 */
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

/** Returns the versions with `ids`, as far as they can be read. */
export const versionsCalled = async (
  db: LibraryDb,
  ids: readonly string[],
): Promise<readonly Version[]> => checked('history', await db.history.bulkGet([...ids])).rows
