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
import { isErased } from '#domain/marking/erase'
import type { TableName } from '#domain/operation'
import { asVersioned } from '#domain/library/versioned-row'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { nextTask } from './next-task.ts'
import { checked } from './rows.ts'

/** A row before and after it is put; `before` is undefined if it does not exist. */
export interface Putting {
  readonly table: TableName
  /** The row's `targetOf`. */
  readonly target: string
  readonly before: unknown
  readonly after: unknown
}

/** So many rows are looked up in one task. */
const atOnce = 32
/** So many rows are compared in one task. A row that needs no request does not end one. */
const compared = 128

/**
 * Returns the versions to keep at `now` because of `rows`, without those kept already. Call it in
 * the transaction that puts the rows.
 */
export async function versionsToKeep(
  db: LibraryDb,
  rows: readonly Putting[],
  now: number,
): Promise<readonly Version[]> {
  const versions = new Map<string, Version>()
  const keep = (version: Version) => versions.set(version.id, version)
  const known = await idsKept(db, rows)
  const idsOf = known && byTarget(known)
  const asked = new Map<string, ReturnType<Newest>>()
  const newest: Newest = target => {
    const ids = idsOf ? (idsOf.get(target) ?? []) : null
    const found = asked.get(target) ?? newestKept(db, target, ids)
    asked.set(target, found)
    return found
  }
  const keepOf = async ({ table, target, ...row }: Putting): Promise<void> => {
    if (!isVersioned(table)) return
    const before = understood(table, row.before)
    const after = understood(table, row.after)
    // Words that the reader deleted for good are in no version.
    if (!after || (after.table === 'annotations' && isErased(after.row))) return
    // The version has the stamp of the change that brings `after`.
    const { stamp } = after.row
    if (isFinished(before, after) && !(await isKeptAsFinished(newest, target, after))) {
      keep({ ...versionOf(target, after, 'state', now), stamp })
    }
    if (before && (await isWorth(newest, target, before, after))) {
      keep({ ...versionOf(target, before, 'edited', now), stamp })
    }
  }
  // One by one, thousands of replaced rows would wait for each other. All at once, the page would
  // wait for a thousand requests to be made.
  for (let start = 0; start < rows.length; start += atOnce) {
    if (start > 0 && start % compared === 0) await nextTask(db)
    await Promise.all(rows.slice(start, start + atOnce).map(keepOf))
  }
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

/** Returns the version of a target that was written last. */
type Newest = (target: string) => PromiseLike<Version | null> | Version | null

/** Up to this many rows are looked up one by one. */
const few = 8
/** The most ids per row that are read together; more would cost as much as looking each row up. */
const namesPerRow = 64
/** Up to this many versions of a row are read by their ids, which costs less than by an index. */
const fewVersions = 3

/**
 * Returns the ids of all versions of `rows`, among others; null if there are too many to read
 * together.
 */
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

/** The ids of each target, in their order. */
function byTarget(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const id of ids) {
    const target = targetIn(id)
    const known = all.get(target)
    if (known) known.push(id)
    else all.set(target, [id])
  }
  return all
}

/** The target in a version's id. */
const targetIn = (id: string) => id.slice(0, id.lastIndexOf('@'))

/**
 * Looks for the last version only if it matters: at each key, but not for each row of a restored
 * library.
 */
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

/** Whether the newest version says that the same words were marked done before. */
async function isKeptAsFinished(
  newest: Newest,
  target: string,
  after: Versioned,
): Promise<boolean> {
  const kept = await newest(target)
  return kept?.why === 'state' && saysTheSame(kept, after)
}

/**
 * The version of `target` that was written last, by stamp; versions without stamps by time. `ids`
 * are those of all its versions, if they are known.
 */
async function newestKept(
  db: LibraryDb,
  target: string,
  ids: readonly string[] | null,
): Promise<Version | null> {
  if (ids && ids.length <= fewVersions) return newestOf(db, ids)
  const lastBy = (index: string) =>
    db.history.where(index).between([target, Dexie.minKey], [target, Dexie.maxKey]).last()
  const newest = (await lastBy('[target+row.stamp]')) ?? (await lastBy('[target+at]'))
  return checked('history', [newest]).rows[0] ?? null
}

async function newestOf(db: LibraryDb, ids: readonly string[]): Promise<Version | null> {
  if (ids.length === 0) return null
  const versions = checked('history', await db.history.bulkGet([...ids])).rows
  return versions.reduce<Version | null>(
    (newest, one) => (newest && isBefore(one, newest) ? newest : one),
    null,
  )
}

/** By stamp; those without stamps come first, by time. */
function isBefore({ row: one, at }: Version, other: Version): boolean {
  if (one.stamp === undefined && other.row.stamp === undefined) return at < other.at
  return one.stamp === undefined || (other.row.stamp !== undefined && one.stamp < other.row.stamp)
}

function understood<T extends VersionedTable>(table: T, row: unknown): Versioned | null {
  const [found] = checked(table, [row]).rows
  return found ? asVersioned(table, found) : null
}
