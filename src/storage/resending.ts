/**
 * Sends all rows once more, for a second copy that has lost its rows: a few at a time, and after a
 * restart from where it was. The rows do not go through the outbox, so that starting costs the same
 * for a library of any size.
 */
import { isCount, mostOperations, mostRows } from '#domain/bounds'
import { targetOf, type OutboxEntry } from '#domain/operation'
import { tableNames, type Counts } from '#domain/work'
import * as v from 'valibot'
import { currentSeq } from './commit.ts'
import type { LibraryDb, MetaRow } from './db.ts'
import { journalledUpTo, operationsOn } from './outbox.ts'

const number = v.custom<number>(value => isCount(value, mostOperations))
const rowCount = v.custom<number>(value => isCount(value, mostRows))

/** The progress: all tables before `table`, and the rows of that one up to the key `after`. */
const place = v.object({
  table: v.picklist(tableNames),
  after: v.nullable(v.union([v.string(), v.tuple([v.string(), v.string()])])),
  /** How many rows were read, and how many there were at the beginning. */
  done: rowCount,
  of: rowCount,
  /** The highest number that a row was sent with. */
  sent: number,
  /** How often it was started. Rows read in an earlier round do not move it forward. */
  round: number,
})
type Place = v.InferOutput<typeof place>

/** The next rows. */
export interface ToResend {
  /**
   * All with the number that the library had when they were read. Later writes have higher numbers,
   * so these may reach the second copy before or after them.
   */
  readonly entries: readonly OutboxEntry[]
  /** The share that is done once these are sent, from 0 to 1. */
  readonly part: number
  readonly from: Place
  readonly next: Place | null
}

const first: Place = { table: 'translations', after: null, done: 0, of: 0, sent: 0, round: 0 }

/**
 * Starts sending every row once more. `counts` are the numbers of rows now, if they are known.
 * Returns the library's sequence number.
 */
export async function resendEverything(db: LibraryDb, counts?: Counts): Promise<number> {
  return db.transaction('rw', [...tableNames, 'meta'], async () => {
    // All requests at once: the first start of a library waits for them.
    const [before, seq, ...found] = await Promise.all([
      db.meta.get('resending'),
      currentSeq(db),
      ...tableNames.map(table => counts?.[table] ?? db.table(table).count()),
    ])
    const of = found.reduce((sum, count) => sum + count, 0)
    const round = 1 + (placeIn(before)?.round ?? 0)
    // A new library has no number yet by which the second copy could be missed.
    const number = Math.max(1, seq)
    await db.meta.bulkPut([
      { key: 'resending', value: { ...first, of, round } },
      { key: 'seq', value: number },
    ])
    return number
  })
}

/** Whether rows are still to be sent once more. */
export const isResending = async (db: LibraryDb): Promise<boolean> =>
  (await db.meta.get('resending')) !== undefined

/** Returns the next rows, at most `limit`, dated `at`; null if all were sent. */
export async function nextToResend(
  db: LibraryDb,
  limit: number,
  at: number,
): Promise<ToResend | null> {
  return db.transaction('r', [...tableNames, 'meta'], async () => {
    const from = placeIn(await db.meta.get('resending'))
    if (!from) return null
    const { table, after } = from
    const seq = await currentSeq(db)
    const rows = db.table<unknown, NonNullable<Place['after']>>(table)
    const found = after === null ? rows.orderBy(':id') : rows.where(':id').above(after)
    const keys = await found.limit(limit).primaryKeys()
    const entries = operationsOn(table, await rows.bulkGet(keys)).map(operation => ({
      seq,
      target: targetOf(operation),
      operation,
      at,
    }))
    const to = keys.length < limit ? afterTable(table) : { table, after: keys.at(-1) ?? null }
    const done = from.done + keys.length
    const sent = entries.length > 0 ? seq : from.sent
    return {
      entries,
      part: from.of > 0 ? Math.min(1, done / from.of) : 0,
      from,
      next: to && { ...from, ...to, done, sent },
    }
  })
}

/** Records that the second copy has `some`. Returns whether more rows follow. */
export async function resent(db: LibraryDb, { entries, from, next }: ToResend): Promise<boolean> {
  return db.transaction('rw', db.meta, async () => {
    const now = placeIn(await db.meta.get('resending'))
    // Started again since they were read.
    if (!isSame(now, from)) return now !== null
    if (next) {
      await db.meta.put({ key: 'resending', value: next })
      return true
    }
    const sent = entries[0]?.seq ?? from.sent
    const before = await journalledUpTo(db)
    await db.meta.put({ key: 'journalled', value: Math.max(before ?? 0, sent) })
    await db.meta.delete('resending')
    return false
  })
}

/** Starts again if the progress cannot be read, because nothing may be left out. */
function placeIn(row: MetaRow | undefined): Place | null {
  if (!row) return null
  return v.is(place, row.value) ? row.value : first
}

const isSame = (a: Place | null, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b)

function afterTable(table: Place['table']): Pick<Place, 'table' | 'after'> | null {
  const next = tableNames[tableNames.indexOf(table) + 1]
  return next === undefined ? null : { table: next, after: null }
}
