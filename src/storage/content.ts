/**
 * What the rows of the library add up to, beside the rows: kept up by `commit`, reckoned anew a few
 * rows at a time, so that rows which vanish or change in the engine's hands are noticed.
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

/** A row before and after it was put; undefined where there was none. */
export interface RowPut {
  readonly table: TableName
  readonly before: unknown
  readonly after: unknown
}

/** `sum` after `puts`. */
export const contentAfter = (sum: ContentSum, puts: readonly RowPut[]): ContentSum =>
  sumAfter(
    sum,
    puts.flatMap(({ table, before }) => (before === undefined ? [] : [weightOf(table, before)])),
    puts.map(({ table, after }) => weightOf(table, after)),
  )

/** `value` as a sum; null if the library has none yet. */
export const asContentSum = (value: unknown): ContentSum | null =>
  typeof value === 'string' ? value : null

/**
 * Whether the rows add up to what they should. `new`: it was not known until now what they should;
 * `differ`: rows have vanished, changed or come by another way than `commit`.
 */
export type SumCheck = 'agree' | 'new' | 'differ'

/** As many rows as can be read and reckoned without being felt at a key. */
const chunk = 50

/**
 * Adds up all rows, a few in each transaction, and calls `pause` between two. What is written
 * meanwhile is read again in the end. `adopting` takes what is found for what there should be.
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

/** The key that the engine has found `row` by, whatever else is in it. */
function keyIn(row: unknown, keyPath: string | string[] | null | undefined): unknown {
  const field = (name: string): unknown =>
    typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
  return Array.isArray(keyPath) ? keyPath.map(field) : field(keyPath ?? '')
}

/**
 * Puts those of `operations`, rows that the second copy has, of which the library has nothing, nothing
 * that can be understood, or something else that is not later. What still waits in the outbox is the
 * reader's last word and stays. Answers what was put.
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
