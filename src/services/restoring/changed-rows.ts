/** Rows changed in one step that can be taken back and made again: each only where nothing else has changed it since. */
import type { Outcome } from '#contract/answers'
import { canonicalJson } from '#domain/canonical-json'
import type { Stamped } from '#domain/clock'
import type { Operation, TableName } from '#domain/operation'
import { operationsOf, takingBack, targetIn, type RowChange } from '#domain/row-change'
import { targetOf } from '#domain/operation'
import { tableNames, type Work } from '#domain/work'
import type { LibraryDb } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import type { Writer } from '../saving/writer.ts'

interface RowsTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly now: () => number
  /** Writes in one step, then makes everything show it. */
  readonly write: (operations: readonly Operation[]) => Promise<Outcome<null>>
}

/** Both ways of a large change. */
export interface ChangedRows {
  /** `hear` is given the library as it is before anything is taken back, and the targets of what will be. */
  readonly undo: (
    hear?: (here: Work, targets: ReadonlySet<string>) => void,
  ) => Promise<Outcome<null>>
  readonly redo: () => Promise<Outcome<null>>
}

/** `changes`, which have been made. */
export function changedRows(
  { db, writer, now, write }: RowsTools,
  changes: readonly RowChange[],
): ChangedRows {
  /** As they were made last: made again, a row is written at another time. */
  let made = changes
  let taken: readonly Operation[] = []
  return {
    async undo(hear) {
      await writer.flush()
      const work = await readWholeWork(db)
      const back = untouched(made, work)
      hear?.(work, new Set(back.map(({ target }) => target)))
      taken = takingBack(back, now())
      return write(taken)
    },
    async redo() {
      await writer.flush()
      const again = madeAgain(made, taken, await readWholeWork(db), now())
      const rows = new Map(again.map(change => [change.target, change]))
      const outcome = await write(operationsOf(again))
      if (outcome.ok) made = made.map(change => rows.get(change.target) ?? change)
      return outcome
    },
  }
}

/** Those of `changes` whose rows are as the change left them. */
function untouched(changes: readonly RowChange[], here: Work): readonly RowChange[] {
  const rows = rowsByTarget(here)
  return changes.filter(({ becomes, target }) => becomes && isAsLeft(rows.get(target), becomes))
}

/** Those of `changes` that `taken` took back, as they are made again at `now`, where the rows are as it left them. */
function madeAgain(
  changes: readonly RowChange[],
  taken: readonly Operation[],
  here: Work,
  now: number,
): readonly RowChange[] {
  const rows = rowsByTarget(here)
  const left = new Map(taken.map(operation => [targetOf(operation), operation.row]))
  return changes.flatMap((change): readonly RowChange[] => {
    const { becomes, target } = change
    const undone = left.get(target)
    const present = rows.get(target)
    if (!becomes || !undone || !present || !isAsLeft(present, undone)) return []
    return [{ ...change, kept: null, becomes: { ...becomes, updatedAt: now } } as RowChange]
  })
}

function rowsByTarget(here: Work): ReadonlyMap<string, Stamped> {
  const rows = new Map<string, Stamped>()
  const note = <T extends TableName>(table: T) => {
    for (const row of here.rows[table]) rows.set(targetIn(table, row), row)
  }
  for (const table of tableNames) note(table)
  return rows
}

/** Whether `row` says all that `left` says: a newer program may have put more into it, and it was stamped as it was written. */
const isAsLeft = (row: Stamped | undefined, left: object): boolean =>
  row !== undefined && canonicalJson(row) === canonicalJson({ ...row, ...left, stamp: row.stamp })
