/**
 * The sum of the library's rows, stored beside them. `commit` updates it, and `reckon` computes it
 * again a few rows at a time, to detect rows that the engine lost or changed.
 */
import { sumAfter, sumOfWeights, weightOf, type ContentSum } from '#domain/content-sum'
import { keyOf, targetOf, type Operation, type TableName } from '#domain/operation'
import { canonicalJson } from '#domain/canonical-json'
import { orderOf } from '#domain/clock'
import { tableNames } from '#domain/work'
import { Dexie } from 'dexie'
import { sawRows } from './clock.ts'
import type { LibraryDb } from './db.ts'
import { checked } from './rows.ts'

/** A row before and after it was put; `before` is undefined if it did not exist. */
export interface RowPut {
  readonly table: TableName
  readonly before: unknown
  readonly after: unknown
}

/** Returns `sum` after `puts`. */
export const contentAfter = (sum: ContentSum, puts: readonly RowPut[]): ContentSum =>
  sumAfter(
    sum,
    puts.flatMap(({ table, before }) => (before === undefined ? [] : [weightOf(table, before)])),
    puts.map(({ table, after }) => weightOf(table, after)),
  )

/** Returns `value` as a sum; null if the library has none yet. */
export const asContentSum = (value: unknown): ContentSum | null =>
  typeof value === 'string' ? value : null

/**
 * Whether the rows have the stored sum. `new`: no sum was stored; `differ`: rows have vanished,
 * changed or come without `commit`.
 */
export type SumCheck = 'agree' | 'new' | 'differ'

/** As many rows as can be read and summed without a key being delayed. */
const chunk = 50

/**
 * Sums all rows, a few per transaction, and calls `pause` between two. Reads rows that are written
 * meanwhile again at the end. With `adopting` it stores the sum it finds.
 */
export async function reckon(
  db: LibraryDb,
  pause: () => Promise<void>,
  adopting = false,
): Promise<SumCheck> {
  const weights = new Map<string, bigint>()
  const changed = new Map<string, Operation>()
  const unwatch = db.watch(operations => {
    for (const operation of operations) changed.set(targetOf(operation), operation)
  })
  try {
    for (const table of tableNames) await addTable(db, table, weights, pause)
    return await db.transaction('rw', [...tableNames, 'meta'], async () => {
      for (const [target, { table, row }] of changed) {
        const now = await db.table<unknown, unknown>(table).get(keyOf(table, row))
        if (now === undefined) weights.delete(target)
        else weights.set(target, weightOf(table, now))
      }
      const found = sumOfWeights(weights.values())
      const should = asContentSum((await db.meta.get('content'))?.value)
      if (should === found) return 'agree'
      if (should === null || adopting) await db.meta.put({ key: 'content', value: found })
      return should === null ? 'new' : 'differ'
    })
  } finally {
    unwatch()
  }
}

async function addTable(
  db: LibraryDb,
  table: TableName,
  weights: Map<string, bigint>,
  pause: () => Promise<void>,
): Promise<void> {
  const rows = db.table<unknown, unknown>(table)
  const { keyPath } = rows.schema.primKey
  let after: unknown = Dexie.minKey
  for (;;) {
    const found = await rows.where(':id').above(after).limit(chunk).toArray()
    for (const row of found) {
      after = keyIn(row, keyPath)
      weights.set([table, ...[after].flat()].join('/'), weightOf(table, row))
    }
    if (found.length < chunk) return
    await pause()
  }
}

/** Returns the key by which the engine found `row`, whatever else is in it. */
function keyIn(row: unknown, keyPath: string | string[] | null | undefined): unknown {
  const field = (name: string): unknown =>
    typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
  return Array.isArray(keyPath) ? keyPath.map(field) : field(keyPath ?? '')
}

/**
 * Puts those of `operations`, rows from the second copy, that the library lacks, cannot read or has
 * in a form that is not later. Rows that wait in the outbox are the reader's latest and stay.
 * Returns what was put.
 */
export async function takeBack(
  db: LibraryDb,
  operations: readonly Operation[],
): Promise<readonly Operation[]> {
  const tables = [...new Set(operations.map(({ table }) => table))]
  return db.transaction('rw', [...tables, 'outbox', 'meta'], async () => {
    const targets = operations.map(targetOf)
    const waiting = new Set(await db.outbox.where('target').anyOf(targets).keys())
    const back: Operation[] = []
    for (const operation of operations) {
      if (waiting.has(targetOf(operation))) continue
      const { table, row } = operation
      const found = await db.table<unknown, unknown>(table).get(keyOf(table, row))
      if (!isBetter(operation, found)) continue
      await db.table<object>(table).put(row)
      back.push(operation)
    }
    await sawRows(
      db,
      back.map(({ row }) => row),
    )
    db.tell(back)
    return back
  })
}

function isBetter({ table, row }: Operation, found: unknown): boolean {
  const [here] = checked(table, [found]).rows
  const [there] = checked(table, [row]).rows
  if (!there) return false
  if (!here || orderOf(here) < orderOf(there)) return true
  return orderOf(here) === orderOf(there) && canonicalJson(here) !== canonicalJson(there)
}
