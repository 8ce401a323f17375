import {
  isBlankVersion,
  isVersioned,
  versionOf,
  type Version,
  type Versioned,
} from '#domain/history'
import { targetOf } from '#domain/operation'
import type { LibraryDb } from '#storage/db'
import { versionedRow, versionsOf } from '#storage/history'
import type { ReportDamage } from './report.ts'
import type { Writer } from './saving/writer.ts'

/** Earlier versions of translations, notes and categories. */
export interface History {
  /**
   * The earlier versions of a row, newest first, without the present one. `target` is in the form
   * of `targetOf`.
   */
  readonly versions: (target: string) => Promise<readonly Version[]>
  /**
   * Keeps the present form of `target` as a version, whatever its age. Callers do this before they
   * restore an earlier one. Resolves when it is written or has failed; the save state reports a
   * failure.
   */
  readonly keepPresent: (target: string) => Promise<void>
}

export interface HistoryTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly now: () => number
}

/** The history in the database, with what still waits to be written. */
export function createHistory(tools: HistoryTools): History {
  const { db, writer, report, now } = tools

  async function versions(target: string): Promise<readonly Version[]> {
    await writer.flush()
    const present = await presentOf(tools, target)
    const presentId = present && versionOf(target, present, 'edited', 0).id
    const { rows, damaged } = await versionsOf(db, target)
    report('history', damaged)
    // A version that was thinned out has no words left.
    return rows.filter(version => version.id !== presentId && !isBlankVersion(version))
  }

  async function keepPresent(target: string): Promise<void> {
    await writer.flush()
    const present = await presentOf(tools, target)
    if (!present) return
    const row = versionOf(target, present, 'restored', now())
    writer.put([{ table: 'history', row }], 'none')
    await writer.flush()
  }

  return { versions, keepPresent }
}

/** The row as it was written last; null if it is missing. */
async function presentOf(
  { db, writer }: { readonly db: LibraryDb; readonly writer: Writer },
  target: string,
): Promise<Versioned | null> {
  const waiting = writer.waiting().find(operation => targetOf(operation) === target)
  if (waiting) return isOfHistory(waiting) ? waiting : null
  return versionedRow(db, target)
}

const isOfHistory = (operation: { readonly table: string }): operation is Versioned =>
  isVersioned(operation.table)
