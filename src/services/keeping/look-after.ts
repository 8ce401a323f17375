/** The slow checks of the library after the start, which run while the reader is idle. */
import type { Api } from '#contract/api'
import type { Operation } from '#domain/operation'
import { emptyWork, fold, tableNames } from '#domain/work'
import { reckon, takeBack } from '#storage/content'
import type { LibraryDb } from '#storage/db'
import { operationsOn } from '#storage/outbox'
import type { SetTimer } from '../timers.ts'
import { isBusy } from '../saving/save-state.ts'
import type { Writer } from '../saving/writer.ts'
import { kindOfFile } from './kept-file.ts'
import { broughtBackBy } from './recover.ts'
import type { SecondCopy } from './second-copy.ts'
import type { StartReport } from './start-report.ts'
import { thinHistory } from './thin-history.ts'

export interface LookAfterTools {
  readonly api: Pick<Api, 'checkCopies' | 'readRecovery' | 'log'>
  readonly db: LibraryDb
  readonly writer: Writer
  readonly second: SecondCopy
  readonly now: () => number
  readonly after: SetTimer
  /** Whether the start has found that the sum of the rows is wrong. */
  readonly isDoubtful: boolean
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
  /** Shows a report to the reader while they are doing something else. */
  readonly tell: (report: StartReport) => void
  /** Makes every service that keeps rows in memory read them again. */
  readonly refresh: () => Promise<void>
}

/** How long to wait after the start, in milliseconds, because the reader comes first. */
const calm = 3000
/**
 * How long to wait between two pieces of work, in milliseconds. The wait is repeated while
 * something is typed or saved.
 */
const gap = 20
const batch = 50

/**
 * Checks the files of the second copy that the start did not read; compares the sum of the
 * database's rows and recovers those that have vanished or changed by themselves; thins out the
 * history. Never rejects: what failed is done after the next start.
 */
export async function lookAfter(tools: LookAfterTools): Promise<void> {
  const { api, db, writer, second, after, now, mayWrite } = tools
  if (db.access === 'read-only') return
  const wait = (ms: number) => new Promise<void>(resolve => void after(ms, resolve))
  const pause = async () => {
    do await wait(gap)
    while (isBusy(writer.state.get()))
  }
  try {
    await wait(calm)
    if (!mayWrite()) return
    const damaged = await api.checkCopies()
    if (damaged.some(name => kindOfFile(name) === 'journal')) await second.sendEverything()
    const back = await recoverRows(tools, pause)
    const report = reportOf(back, damaged)
    if (report) tools.tell(report)
    if (back.length > 0) {
      // The report has taken the focus, so nothing is being composed while everything is redrawn.
      await writer.flush()
      await tools.refresh()
    }
    if (mayWrite()) await thinHistory({ db, writer, now, pause })
  } catch {
    api.log({ level: 'warn', code: 'looking-after.failed', counts: {} }).catch(() => {})
  }
}

/** Recovers the rows that differ from what was written, and returns them. */
async function recoverRows(
  { api, db, second, isDoubtful }: LookAfterTools,
  pause: () => Promise<void>,
): Promise<readonly Operation[]> {
  const found = await reckon(db, pause)
  if (found !== 'differ' && !isDoubtful) return []
  const recovery = await api.readRecovery()
  // Without the second copy nothing can be compared, so nothing is declared right.
  if (!recovery.ok) throw new Error(recovery.fault.code)
  const { work, entries } = recovery.value
  const there = fold(work ?? emptyWork(''), entries)
  const back: Operation[] = []
  for (const table of tableNames) {
    const rows = operationsOn(table, there.rows[table])
    for (let start = 0; start < rows.length; start += batch) {
      back.push(...(await takeBack(db, rows.slice(start, start + batch))))
      await pause()
    }
  }
  api
    .log({ level: 'warn', code: 'looking-after.rows-differ', counts: { back: back.length } })
    .catch(() => {})
  await reckon(db, pause, true)
  await second.sendEverything()
  return back
}

function reportOf(back: readonly Operation[], damaged: readonly string[]): StartReport | null {
  const brought = broughtBackBy(back)
  if (brought) return { found: 'rows-mended', ...brought, damaged }
  return damaged.length > 0 ? { found: 'copies-damaged', damaged } : null
}
