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

/** Earlier versions of what the reader wrote: of a translation, a note or a category. */
export interface History {
  /** The versions kept of the row `target` (as `targetOf` says), newest first. The present one is not among them. */
  readonly versions: (target: string) => Promise<readonly Version[]>
  /**
   * Keeps what `target` is now as a version, whatever its age: to be called before an earlier
   * one is put in its place. Resolves when it is written, or has failed and the save state says so.
   */
  readonly keepPresent: (target: string) => Promise<void>
}

/** The history that the database has, and what still waits to be written. */
export function createHistory(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly now: () => number
}): History {
  const { db, writer, report, now } = tools

  async function versions(target: string): Promise<readonly Version[]> {
    await writer.flush()
    const present = await presentOf(tools, target)
    const presentId = present && versionOf(target, present, 'edited', 0).id
    const { rows, damaged } = await versionsOf(db, target)
    report('history', damaged)
    // Of those that were thinned out only the name is left.
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

/** The row as it was written last; null if there is none. */
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
