import {
  isBlankVersion,
  isFinished,
  isVersioned,
  isWorthKeeping,
  saysTheSame,
  versionOf,
  type Version,
  type Versioned,
  type VersionedTable,
} from '#domain/history'
import type { TableName } from '#domain/operation'
import { asVersioned } from '#domain/row-change'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked } from './rows.ts'

/** A row before and after it is put; `before` is undefined where there was none. */
export interface Putting {
  readonly table: TableName
  /** As `targetOf` says. */
  readonly target: string
  readonly before: unknown
  readonly after: unknown
}

/** The versions that are to be kept at `now` because of `rows`, none of them kept already. To be called in the transaction that puts them. */
export async function versionsToKeep(
  db: LibraryDb,
  rows: readonly Putting[],
  now: number,
): Promise<readonly Version[]> {
  const versions = new Map<string, Version>()
  const keep = (version: Version) => versions.set(version.id, version)
  for (const { table, target, ...row } of rows) {
    if (!isVersioned(table)) continue
    const before = understood(table, row.before)
    const after = understood(table, row.after)
    if (!after) continue
    if (isFinished(before, after)) keep(versionOf(target, after, 'state', now))
    if (before && (await isWorth(db, target, before, after))) {
      keep(versionOf(target, before, 'edited', now))
    }
  }
  if (versions.size === 0) return []
  const there = new Set(
    await db.history
      .where(':id')
      .anyOf([...versions.keys()])
      .primaryKeys(),
  )
  return [...versions.values()].filter(({ id }) => !there.has(id))
}

/** Asks when the last version was kept only where it matters: at each key, but not at each row of a restored library. */
async function isWorth(
  db: LibraryDb,
  target: string,
  before: Versioned,
  after: Versioned,
): Promise<boolean> {
  if (isWorthKeeping(before, after, null)) return true
  if (isBlankVersion(before) || saysTheSame(before, after)) return false
  return isWorthKeeping(before, after, await newestKept(db, target))
}

/** When the newest version of `target` was kept; null if there is none. */
async function newestKept(db: LibraryDb, target: string): Promise<number | null> {
  const newest = await db.history
    .where('[target+at]')
    .between([target, Dexie.minKey], [target, Dexie.maxKey])
    .last()
  return checked('history', [newest]).rows[0]?.updatedAt ?? null
}

function understood<T extends VersionedTable>(table: T, row: unknown): Versioned | null {
  const [found] = checked(table, [row]).rows
  return found ? asVersioned(table, found) : null
}
