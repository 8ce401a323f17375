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
  const known = await idsKept(db, rows)
  const targets = known && new Set(known.map(targetIn))
  const newest = (target: string) =>
    targets?.has(target) === false ? null : newestKept(db, target)
  // All asked for at once: of thousands of rows that are replaced each answer would be waited for by itself.
  await Promise.all(
    rows.map(async ({ table, target, ...row }) => {
      if (!isVersioned(table)) return
      const before = understood(table, row.before)
      const after = understood(table, row.after)
      if (!after) return
      // Kept for the change that brings `after`, so it is after whatever that was after.
      const { stamp } = after.row
      if (isFinished(before, after) && !(await isKeptAsFinished(newest, target, after))) {
        keep({ ...versionOf(target, after, 'state', now), stamp })
      }
      if (before && (await isWorth(newest, target, before, after))) {
        keep({ ...versionOf(target, before, 'edited', now), stamp })
      }
    }),
  )
  if (versions.size === 0) return []
  const there = new Set(
    known ??
      (await db.history
        .where(':id')
        .anyOf([...versions.keys()])
        .primaryKeys()),
  )
  return [...versions.values()].filter(({ id }) => !there.has(id))
}

/** The version of a target that was written last. */
type Newest = (target: string) => PromiseLike<Version | null> | Version | null

/** Of so few rows it is asked about each by itself. */
const few = 8
/** So many names are read for each row at most: asking about it by itself costs as much. */
const namesPerRow = 64

/** The ids of all versions of `rows`, and of others; null where that would be more than asking about each row. */
async function idsKept(db: LibraryDb, rows: readonly Putting[]): Promise<readonly string[] | null> {
  if (rows.length <= few) return null
  const targets = rows.map(({ target }) => target).sort()
  const most = namesPerRow * rows.length
  const ids = await db.history
    .where(':id')
    .between(`${targets[0]}@`, `${targets.at(-1)}@\uffff`)
    .limit(most)
    .primaryKeys()
  return ids.length < most ? ids : null
}

/** The target in the id of a version. */
const targetIn = (id: string) => id.slice(0, id.lastIndexOf('@'))

/** Asks when the last version was kept only where it matters: at each key, but not at each row of a restored library. */
async function isWorth(
  newest: Newest,
  target: string,
  before: Versioned,
  after: Versioned,
): Promise<boolean> {
  if (isWorthKeeping(before, after, null)) return true
  if (isBlankVersion(before) || saysTheSame(before, after)) return false
  return isWorthKeeping(before, after, (await newest(target))?.updatedAt ?? null)
}

/** Whether the words that `after` calls done were called so before, and nothing was kept since. */
async function isKeptAsFinished(
  newest: Newest,
  target: string,
  after: Versioned,
): Promise<boolean> {
  const kept = await newest(target)
  return kept?.why === 'state' && saysTheSame(kept, after)
}

/** The version of `target` that was written last, in the order of stamps; of those that have none, by their time. */
async function newestKept(db: LibraryDb, target: string): Promise<Version | null> {
  const lastBy = (index: string) =>
    db.history.where(index).between([target, Dexie.minKey], [target, Dexie.maxKey]).last()
  const newest = (await lastBy('[target+row.stamp]')) ?? (await lastBy('[target+at]'))
  return checked('history', [newest]).rows[0] ?? null
}

function understood<T extends VersionedTable>(table: T, row: unknown): Versioned | null {
  const [found] = checked(table, [row]).rows
  return found ? asVersioned(table, found) : null
}
