import { isCount, mostOperations, knownSeq, knownTime } from '#domain/bounds'
import { targetOf, type Operation, type OutboxEntry, type TableName } from '#domain/operation'
import type { ContentSum } from '#domain/content-sum'
import { tableNames } from '#domain/work'
import * as v from 'valibot'
import { asContentSum } from './content.ts'
import { currentSeq, type JustAdded } from './commit.ts'
import type { LibraryDb } from './db.ts'
import { checked } from './rows.ts'

/** The first operations that wait for the second copy. */
export interface Waiting {
  /** Sorted by number. */
  readonly entries: readonly OutboxEntry[]
  /** Operations up to this number are in `entries` or wait no longer. */
  readonly upTo: number
  /** How many entries could not be read. */
  readonly damaged: number
  /** The sum of all rows once these are sent; null if more entries wait or the sum is unknown. */
  readonly sum: ContentSum | null
}

/** Returns at most `limit` waiting operations, the oldest. */
export async function waitingInOutbox(db: LibraryDb, limit: number): Promise<Waiting> {
  return db.transaction('r', [db.outbox, db.meta], async () => {
    const seqs = await db.outbox.orderBy(':id').limit(limit).primaryKeys()
    // One request: a request per entry is most of what this would cost.
    const found = await db.outbox.orderBy(':id').limit(limit).toArray()
    const entries = found.flatMap(entryOf)
    const isAll = seqs.length < limit
    const upTo = isAll ? await currentSeq(db) : (seqs.at(-1) ?? 0)
    const sum = isAll ? asContentSum((await db.meta.get('content'))?.value) : null
    return { entries, upTo, damaged: found.length - entries.length, sum }
  })
}

/** Returns what a commit put into the outbox as a reading would; null if an entry is damaged. */
export function waitingOf({ entries: unchecked, upTo, sum }: JustAdded): Waiting | null {
  const entries = unchecked.flatMap(entryOf).sort((a, b) => a.seq - b.seq)
  return entries.length < unchecked.length ? null : { entries, upTo, damaged: 0, sum }
}

/** Removes entries up to the number `upTo`, because the second copy has them. */
export async function dropFromOutbox(db: LibraryDb, upTo: number): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    await db.outbox.where(':id').belowOrEqual(upTo).delete()
    if (upTo > ((await journalledUpTo(db)) ?? -1)) {
      await db.meta.put({ key: 'journalled', value: knownSeq(upTo) })
    }
  })
}

/** The number up to which the second copy has confirmed everything; null if it never did. */
export async function journalledUpTo(db: LibraryDb): Promise<number | null> {
  const row = await db.meta.get('journalled')
  return isCount(row?.value, mostOperations) ? row.value : null
}

/** Returns those of `found` that are rows of `table`, each as an operation. */
export function operationsOn(table: TableName, found: readonly unknown[]): readonly Operation[] {
  // The compiler does not connect row and table when the table is known only at run time.
  return checked(table, found).rows.map(row => ({ table, row }) as Operation)
}

const entry = v.looseObject({
  seq: v.pipe(
    v.number(),
    v.transform((value: number) => knownSeq(value)),
  ),
  operation: v.looseObject({ table: v.picklist(tableNames), row: v.unknown() }),
  at: v.pipe(
    v.number(),
    v.transform((value: number) => knownTime(value)),
  ),
})

function entryOf(found: unknown): readonly OutboxEntry[] {
  const result = v.safeParse(entry, found)
  if (!result.success) return []
  const { seq, operation, at } = result.output
  return operationsOn(operation.table, [operation.row]).map(checkedOperation => ({
    seq,
    target: targetOf(checkedOperation),
    operation: checkedOperation,
    at,
  }))
}
