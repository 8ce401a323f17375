import { isCount, mostOperations, knownSeq, knownTime } from '#domain/bounds'
import { targetOf, type Operation, type OutboxEntry, type TableName } from '#domain/operation'
import type { ContentSum } from '#domain/content-sum'
import { tableNames } from '#domain/work'
import * as v from 'valibot'
import { currentSeq } from './commit.ts'
import { asContentSum } from './content.ts'
import type { LibraryDb } from './db.ts'
import { checked } from './rows.ts'

/** The first operations that wait to be written a second time. */
export interface Waiting {
  /** In their order. */
  readonly entries: readonly OutboxEntry[]
  /** Operations up to this number are in `entries` or wait no more. */
  readonly upTo: number
  /** How many could not be understood. */
  readonly damaged: number
  /** What all rows add up to once these are written; null if more waits, or it is not known. */
  readonly sum: ContentSum | null
}

/** At most `limit` of the operations that wait, the oldest. */
export async function waitingInOutbox(db: LibraryDb, limit: number): Promise<Waiting> {
  return db.transaction('r', [db.outbox, db.meta], async () => {
    const seqs = await db.outbox.orderBy(':id').limit(limit).primaryKeys()
    // Not one by one: an answer for each is most of what it costs.
    const found = await db.outbox.orderBy(':id').limit(limit).toArray()
    const entries = found.flatMap(entryOf)
    const isAll = seqs.length < limit
    const upTo = isAll ? await currentSeq(db) : (seqs.at(-1) ?? 0)
    const sum = isAll ? asContentSum((await db.meta.get('content'))?.value) : null
    return { entries, upTo, damaged: found.length - entries.length, sum }
  })
}

/** Forgets what waited up to the number `upTo`: the second copy has it. */
export async function dropFromOutbox(db: LibraryDb, upTo: number): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    await db.outbox.where(':id').belowOrEqual(upTo).delete()
    if (upTo > ((await journalledUpTo(db)) ?? -1)) {
      await db.meta.put({ key: 'journalled', value: knownSeq(upTo) })
    }
  })
}

/** Up to which operation the second copy has once said to have everything; null if it never did. */
export async function journalledUpTo(db: LibraryDb): Promise<number | null> {
  const row = await db.meta.get('journalled')
  return isCount(row?.value, mostOperations) ? row.value : null
}

/** Those of `found` that are rows of `table`, each as an operation that puts it. */
export function operationsOn(table: TableName, found: readonly unknown[]): readonly Operation[] {
  // The compiler forgets that row and table belong together where it cannot tell which table it is.
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
