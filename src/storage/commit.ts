import type { Annotation } from '#domain/annotation'
import type { ContentSum } from '#domain/content-sum'
import type { Version } from '#domain/history'
import { placesLinked } from '#domain/notes/place'
import {
  keyOf,
  targetOf,
  type Operation,
  type OutboxEntry,
  type TableName,
} from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { clockRow } from './clock.ts'
import { asContentSum, contentAfter, type RowPut } from './content.ts'
import { numberIn, type LibraryDb, type MetaRow } from './db.ts'
import { nextTask } from './next-task.ts'
import { versionsToKeep, type Putting } from './keep-versions.ts'

/** Thrown on writing into a library that a newer program has changed. */
export class ReadOnlyError extends Error {
  override name = 'ReadOnlyError'
}

/** How `commit` writes. */
export interface CommitOptions {
  /**
   * The highest number that operations of this library have elsewhere. The new numbers are higher.
   */
  readonly above?: number
  /**
   * `kept`: keeps what a row said before in its history if `domain/history` calls it worth keeping,
   * two versions at most. `given`: the operations hold the versions already.
   */
  readonly history?: 'kept' | 'given'
  /** Receives the share that is done, from 0 to 1. */
  readonly onProgress?: OnProgress
  /** Receives what is in the outbox now, if that is little. It need not be read again then. */
  readonly onAdded?: (added: JustAdded) => void
}

/** What one `commit` put into the outbox. */
export interface JustAdded {
  /** Every operation after this number, up to `upTo`, is in `entries`. */
  readonly after: number
  readonly upTo: number
  readonly entries: readonly unknown[]
  /** The sum of all rows; null if it is unknown. */
  readonly sum: ContentSum | null
}

/**
 * The one way to write. Puts the rows as they are stamped, the sequence number and the outbox in
 * one transaction, all or nothing, and returns the library's new sequence number. A row keeps
 * fields that only its stored form has, because a newer program may have put them there. `at` is
 * the time of the operations, in milliseconds since 1970. Rejects with `ReadOnlyError` or the
 * engine's error.
 */
export async function commit(
  db: LibraryDb,
  operations: readonly Operation[],
  at: number,
  { above = 0, history = 'kept', onProgress = noProgress, onAdded }: CommitOptions = {},
): Promise<number> {
  if (db.access === 'read-only')
    throw new ReadOnlyError('the library was changed by a newer program')
  await db.reopen()
  const tables = [...new Set(operations.map(({ table }) => table))]
  const { reached, ...added } = await db.transaction(
    'rw',
    [...new Set([...tables, 'history', 'meta', 'outbox'])],
    async () => {
      const { seq: counted, content: sum, clock } = await ownRows(db)
      const before = Math.max(above, numberIn(counted))
      const latest = latestEntries(operations, before, at)
      const put = await putAll(db, latest, progressPart(onProgress, 0, half))
      const versions = history === 'kept' ? await versionsToKeep(db, put, at) : []
      await inParts(versions, noProgress, part => db.history.bulkPut(part))
      const entries = [
        ...put.map(({ seq, target, table, after }) => ({
          seq,
          target,
          operation: { table, row: after },
          at,
        })),
        ...numbered(versions.map(asOperation), before + operations.length, at),
      ]
      const gone = await waitingFor(db, new Set(put.map(({ target }) => target)))
      await inParts(gone, noProgress, part => db.outbox.bulkDelete([...part]))
      await inParts(entries, progressPart(onProgress, half, 1), part => db.outbox.bulkAdd(part))
      const after = before + operations.length + versions.length
      const written = latest.map(({ operation }) => operation)
      const changes = [...put, ...versions.map(asRowPut)]
      const sums = await sumRows(db, asContentSum(sum?.value), changes)
      await db.meta.bulkPut([{ key: 'seq', value: after }, ...sums, ...clockRows(clock, written)])
      db.tell(written)
      db.tell(versions.map(asOperation))
      const total = asContentSum(sums[0]?.value)
      return { reached: after, after: numberIn(counted), entries, sum: total }
    },
  )
  db.hasUpTo(reached)
  if (onAdded && added.entries.length <= atOnce) onAdded({ ...added, upTo: reached })
  return reached
}

/** The rows that each commit reads, by key. One request reads what lies between them, too. */
async function ownRows(db: LibraryDb): Promise<Readonly<Record<string, MetaRow | undefined>>> {
  const rows = await db.meta.where(':id').between('clock', 'seq', true, true).toArray()
  return Object.fromEntries(rows.map(row => [row.key, row]))
}

/** `operations` as entries of the outbox, numbered from `before + 1` on. */
const numbered = (
  operations: readonly Operation[],
  before: number,
  at: number,
): readonly OutboxEntry[] =>
  operations.map((operation, i) => ({
    seq: before + i + 1,
    target: targetOf(operation),
    operation,
    at,
  }))

/** The last of `operations` on each row, numbered from `before + 1` on. */
function latestEntries(operations: readonly Operation[], before: number, at: number) {
  const latest = new Map<string, OutboxEntry>()
  for (const entry of numbered(operations, before, at)) latest.set(entry.target, entry)
  return [...latest.values()]
}

const asOperation = (row: Version): Operation => ({ table: 'history', row })

const asRowPut = (row: Version): RowPut => ({ table: 'history', before: undefined, after: row })

async function sumRows(
  db: LibraryDb,
  before: ContentSum | null,
  changes: readonly RowPut[],
): Promise<readonly MetaRow[]> {
  if (before === null) return []
  let value = before
  for (let start = 0; start < changes.length; start += atOnce) {
    if (start > 0) await nextTask(db)
    value = contentAfter(value, changes.slice(start, start + atOnce))
  }
  return [{ key: 'content', value }]
}

function clockRows(clock: MetaRow | undefined, written: readonly Operation[]): readonly MetaRow[] {
  const row = clockRow(
    clock,
    written.map(operation => operation.row),
  )
  return row ? [row] : []
}

/** A row before and after it was put, with its number. */
interface Put extends Putting {
  readonly seq: number
}

/** Puts the rows of all tables, one table after the other. */
async function putAll(
  db: LibraryDb,
  latest: readonly OutboxEntry[],
  onProgress: OnProgress,
): Promise<readonly Put[]> {
  const put: Put[] = []
  for (const table of new Set(latest.map(({ operation }) => operation.table))) {
    const entries = latest.filter(({ operation }) => operation.table === table)
    const from = put.length / latest.length
    const part = progressPart(onProgress, from, from + entries.length / latest.length)
    put.push(...(await putRows(db, table, entries, part)))
  }
  return put
}

/** Puts the rows of one table. */
async function putRows(
  db: LibraryDb,
  table: TableName,
  entries: readonly OutboxEntry[],
  onProgress: OnProgress,
): Promise<readonly Put[]> {
  const rows = db.table<object, unknown>(table)
  const stored: (object | undefined)[] = []
  await inParts(entries, noProgress, async part => {
    const keys = part.map(({ operation }) => keyOf(operation.table, operation.row))
    stored.push(...(await rows.bulkGet(keys)))
  })
  const put = entries.map(({ seq, target, operation }, i) => {
    const before = stored[i]
    const after = { ...unstamped(before), ...operation.row }
    const linked = operation.table === 'annotations' ? withLinks(operation.row, after) : after
    return { seq, target, table, before, after: linked }
  })
  await inParts(put, onProgress, part => rows.bulkPut(part.map(({ after }) => after)))
  return put
}

/**
 * Gives `after`, the form of a mark that is stored, the places that its note links to, for the
 * index of version 6. They are computed wherever rows are put, so that no way of writing a note can
 * forget them. A note that never had one is left alone.
 */
export function withLinks({ note }: Pick<Annotation, 'note'>, after: object): object {
  const links = placesLinked(note)
  return links.length > 0 || 'links' in after ? { ...after, links } : after
}

/**
 * The share of a large step that is done when its rows are put. Measured; used only to report
 * progress.
 */
const half = 0.55
/**
 * Rows that are read, written or summed in one task of the page, which is 10 to 20 ms. The engine
 * also reports nothing before all of a write is done.
 */
const atOnce = 100

async function inParts<T>(
  all: readonly T[],
  onProgress: OnProgress,
  write: (part: readonly T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < all.length; start += atOnce) {
    await write(all.slice(start, start + atOnce))
    onProgress(Math.min(1, (start + atOnce) / all.length))
  }
}

/** Returns the numbers of the entries for `targets` in the outbox. */
async function waitingFor(db: LibraryDb, targets: ReadonlySet<string>): Promise<number[]> {
  // A lookup is one request per target, and the outbox is seldom long.
  if (targets.size <= few || (await db.outbox.count()) > entriesPerTarget * targets.size)
    return db.outbox
      .where('target')
      .anyOf([...targets])
      .primaryKeys()
  const keys = await db.outbox.toCollection().primaryKeys()
  const about: number[] = []
  for (let start = 0; start < keys.length; start += atOnce) {
    const last = keys[Math.min(start + atOnce, keys.length) - 1]
    const part = await db.outbox.where(':id').between(keys[start], last, true, true).toArray()
    about.push(...part.flatMap(entry => (isAbout(entry, targets) ? entry.seq : [])))
  }
  return about
}

/** Up to this many rows are looked up one by one. */
const few = 8
/**
 * The most entries per row that are read together; more would cost as much as looking each row up.
 */
const entriesPerTarget = 4

const isAbout = (entry: unknown, targets: ReadonlySet<string>): entry is { readonly seq: number } =>
  typeof entry === 'object' &&
  entry !== null &&
  'seq' in entry &&
  'target' in entry &&
  typeof entry.target === 'string' &&
  targets.has(entry.target)

/** Drops the stored row's stamp: the written row keeps its own, even if it has none. */
function unstamped(row: object | undefined): object | undefined {
  if (!row || !('stamp' in row)) return row
  const { stamp: _, ...rest } = row
  return rest
}

/** The library's last sequence number. */
export const currentSeq = async (db: LibraryDb): Promise<number> =>
  numberIn(await db.meta.get('seq'))
