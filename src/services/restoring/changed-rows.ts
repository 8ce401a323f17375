/**
 * Undoing and redoing a change of many rows. A row that anything else has changed since is left
 * alone.
 */
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
  /** Writes in one step, then makes every service show it. */
  readonly write: (operations: readonly Operation[]) => Promise<Outcome<null>>
}

export interface ChangedRows {
  /**
   * `onUndo` is called with the library before anything is undone, and the targets of the rows that
   * will be.
   */
  readonly undo: (
    onUndo?: (here: Work, targets: ReadonlySet<string>) => void,
  ) => Promise<Outcome<null>>
  readonly redo: () => Promise<Outcome<null>>
}

/** Undo and redo of `changes`, which have been made. */
export function changedRows(
  { db, writer, now, write }: RowsTools,
  changes: readonly RowChange[],
): ChangedRows {
  /** The changes as they were made last. A redo writes the rows at another time. */
  let made = changes
  let taken: readonly Operation[] = []
  return {
    async undo(onUndo) {
      await writer.flush()
      const work = await readWholeWork(db)
      const back = untouched(made, work)
      onUndo?.(work, new Set(back.map(({ target }) => target)))
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

/** The changes whose rows are still as the change left them. */
function untouched(changes: readonly RowChange[], here: Work): readonly RowChange[] {
  const rows = rowsByTarget(here)
  return changes.filter(({ becomes, target }) => becomes && isAsLeft(rows.get(target), becomes))
}

/**
 * The changes that `taken` undid, to be made again at `now`, if their rows are still as the undo
 * left them.
 */
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

/**
 * Whether `row` has all fields of `left`. It may have more from a newer program, and its stamp is
 * set by the writer.
 */
const isAsLeft = (row: Stamped | undefined, left: object): boolean =>
  row !== undefined && canonicalJson(row) === canonicalJson({ ...row, ...left, stamp: row.stamp })
