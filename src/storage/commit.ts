import type { ContentSum } from '#domain/content-sum'
import {
  keyOf,
  targetOf,
  type Operation,
  type OutboxEntry,
  type TableName,
} from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { clockRow } from './clock.ts'
import { asContentSum, contentAfter } from './content.ts'
import { numberIn, type LibraryDb, type MetaRow } from './db.ts'
import { versionsToKeep, type Putting } from './keep-versions.ts'

/** Thrown where something would be written into a library that a newer program has changed. */
export class ReadOnlyError extends Error {
  override name = 'ReadOnlyError'
}

/**
 * The one way to write: every row, as it is stamped, the sequence number and the outbox in one transaction,
 * all of it or nothing. Answers the library's sequence number after it. A row keeps the fields
 * that only its stored form has, because a newer program may have put them there. The numbers
 * are higher than `above`: those up to it have been given to operations of this library elsewhere.
 * What a row said before is kept in its history where it is worth it, two versions at most;
 * unless the history is `given`: then `operations` hold the versions already. `onProgress` receives the share that is done.
 */
export async function commit(
  db: LibraryDb,
  operations: readonly Operation[],
  at: number,
  above = 0,
  history: 'kept' | 'given' = 'kept',
  onProgress: OnProgress = noProgress,
): Promise<number> {
  if (db.access === 'read-only')
    throw new ReadOnlyError('the library was changed by a newer program')
  await db.reopen()
  const tables = [...new Set(operations.map(({ table }) => table))]
  const reached = await db.transaction(
    'rw',
    [...new Set([...tables, 'history', 'meta', 'outbox'])],
    async () => {
      const [counted, reckoned, clock] = await db.meta.bulkGet(['seq', 'content', 'clock'])
      const before = Math.max(above, numberIn(counted))
      const last = new Map<string, OutboxEntry>()
      for (const [i, operation] of operations.entries()) {
        const target = targetOf(operation)
        last.set(target, { seq: before + i + 1, target, operation, at })
      }
      const put: Put[] = []
      for (const table of tables) {
        const from = put.length
        const rows = [...last.values()].filter(isFor(table))
        const part = (done: number) => (half * (from + done * rows.length)) / last.size
        put.push(...(await putRows(db, table, rows, share => onProgress(part(share)))))
      }
      const replaced = new Set(put.map(({ target }) => target))
      const versions = history === 'kept' ? await versionsToKeep(db, put, at) : []
      await db.history.bulkPut(versions)
      const entries = [
        ...put.map(({ seq, target, table, after }) => ({
          seq,
          target,
          operation: { table, row: after },
          at,
        })),
        ...versions.map((row, i) => {
          const operation: Operation = { table: 'history', row }
          return {
            seq: before + operations.length + i + 1,
            target: targetOf(operation),
            operation,
            at,
          }
        }),
      ]
      await db.outbox.bulkDelete(await waitingFor(db, replaced))
      await inParts(entries, progressPart(onProgress, half, 1), part => db.outbox.bulkAdd(part))
      const after = before + operations.length + versions.length
      const content = asContentSum(reckoned?.value)
      const seen = clockRow(
        clock,
        [...last.values()].map(({ operation }) => operation.row),
      )
      const kept = versions.map(row => ({
        table: 'history' as const,
        before: undefined,
        after: row,
      }))
      await db.meta.bulkPut([
        { key: 'seq', value: after },
        ...(content === null ? [] : [sumRow(contentAfter(content, [...put, ...kept]))]),
        ...(seen ? [seen] : []),
      ])
      db.tell([...last.values()].map(({ operation }) => operation))
      db.tell(versions.map(row => ({ table: 'history', row })))
      return after
    },
  )
  db.hasUpTo(reached)
  return reached
}

/** A row that was put, as it was and as it now is. */
interface Put extends Putting {
  readonly seq: number
}

/** Puts the rows of one table. */
async function putRows(
  db: LibraryDb,
  table: TableName,
  entries: readonly OutboxEntry[],
  onProgress: OnProgress,
): Promise<readonly Put[]> {
  const rows = db.table<object, unknown>(table)
  const stored = await rows.bulkGet(
    entries.map(({ operation }) => keyOf(operation.table, operation.row)),
  )
  const put = entries.map(({ seq, target, operation }, i) => {
    const before = stored[i]
    return { seq, target, table, before, after: { ...unstamped(before), ...operation.row } }
  })
  await inParts(put, onProgress, part => rows.bulkPut(part.map(({ after }) => after)))
  return put
}

/** How much of the work of a large step is done when its rows are put: measured, and only to be told. */
const half = 0.55
/** Rows written at once: nothing is heard of a larger part before all of it is done. */
const atOnce = 1000

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

/** The numbers of what waits in the outbox for one of `targets`. */
async function waitingFor(db: LibraryDb, targets: ReadonlySet<string>): Promise<number[]> {
  // To look for each of many targets is a request each, and the second copy is seldom far behind.
  if (targets.size <= few || (await db.outbox.count()) > entriesPerTarget * targets.size)
    return db.outbox
      .where('target')
      .anyOf([...targets])
      .primaryKeys()
  const waiting = await db.outbox.toArray()
  return waiting.flatMap(entry => (isAbout(entry, targets) ? entry.seq : []))
}

/** Of so few rows each is looked for by itself. */
const few = 8
/** So many entries are read for each row at most: to look for it by itself costs as much. */
const entriesPerTarget = 4

const isAbout = (entry: unknown, targets: ReadonlySet<string>): entry is { readonly seq: number } =>
  typeof entry === 'object' &&
  entry !== null &&
  'seq' in entry &&
  'target' in entry &&
  typeof entry.target === 'string' &&
  targets.has(entry.target)

/** The place in the order is that of what is written now, also where that has no stamp of its own. */
function unstamped(row: object | undefined): object | undefined {
  if (!row || !('stamp' in row)) return row
  const { stamp: _, ...rest } = row
  return rest
}

const isFor =
  (table: TableName) =>
  ({ operation }: OutboxEntry): boolean =>
    operation.table === table

const sumRow = (value: ContentSum): MetaRow => ({ key: 'content', value })

/** The library's last sequence number. */
export const currentSeq = async (db: LibraryDb): Promise<number> =>
  numberIn(await db.meta.get('seq'))
