import type { Api } from '#contract/api'
import type { Recovery, StoreReport } from '#contract/keeping'
import { targetOf, type Operation, type OutboxEntry, type TableName } from '#domain/operation'
import { countsOf, emptyWork, fold, type Work } from '#domain/work'
import { openAsFound, type DbTools, type LibraryDb } from '#storage/db'
import { resendEverything } from '#storage/resending'
import { unfinished } from '#storage/shape'
import { buildLibrary, readWork, takeOver } from '#storage/whole'
import { newerIn, shortfall } from './compare.ts'
import type { Condition } from './condition.ts'

/** A library that has been repaired. */
export interface RecoveredLibrary {
  readonly db: LibraryDb
  /**
   * What the database lacked, or had in an older form; null if a reader would miss nothing of it.
   */
  readonly broughtBack: BroughtBack | null
  /** How many rows are known to have existed and are in neither copy. */
  readonly missing: number
  /** The name under which the old database's files were set aside; null if they were not. */
  readonly aside: string | null
  /** The files of the second copy that were damaged or missing. */
  readonly damaged: readonly string[]
}

/** How much was recovered. */
export interface BroughtBack {
  readonly translations: number
  readonly annotations: number
  /** When the newest recovered row was written, in milliseconds since 1970. */
  readonly at: number
}

export interface RecoverTools {
  readonly api: Pick<Api, 'readRecovery' | 'journal' | 'backUpNow' | 'setStoreAside'>
  readonly db: DbTools
  readonly now: () => number
  /** Called with the share of a rebuild that is done, from 0 to 1. */
  readonly progress?: (part: number) => void
}

/** The database, if it could be opened, and what the main process knows of it. */
export interface DamagedLibrary {
  readonly condition: Condition
  readonly opened: LibraryDb | null
  readonly found: StoreReport
}

/**
 * Merges the database and its second copy: the newer form of each row, and every row that only one
 * of them has. The old database is deleted only after the second copy has acknowledged everything
 * in it. Rejects if the library cannot be repaired.
 */
export async function recoverLibrary(
  tools: RecoverTools,
  damagedLibrary: DamagedLibrary,
): Promise<RecoveredLibrary> {
  const { api, now } = tools
  const { condition, opened, found } = damagedLibrary
  const recovery = await recoveryOf(api)
  // Continuing without the second copy would hide what is missing. At the next start it may be
  // readable.
  if (!recovery && condition !== 'unclean') throw new Error('the second copy cannot be read')
  const here = opened ? await readWork(opened) : await readClosed(tools.db)
  if (!opened && !here && !isAnything(recovery)) {
    throw new Error('neither the database nor its second copy can be read')
  }
  const libraryId = nameFor(tools, found, recovery, here)
  const there = fold(recovery?.work ?? emptyWork(libraryId), recovery?.entries ?? [])
  const mine = here ?? emptyWork(libraryId)
  const back = newerIn(there, mine)
  const own = numbered(newerIn(mine, there), Math.max(mine.seq, there.seq, found.lastSeq), now())
  const whole = { ...fold(there, own), libraryId }
  const seq = Math.max(whole.seq, mine.seq, found.lastSeq)

  // A second copy that has lost rows gets them back while the reader reads. The start does not wait
  // for that.
  const mayWait = condition === 'unclean' && own.length > atOnce
  const isSafe = !mayWait && (await journalAll(api, own))
  const made =
    opened && !(isSafe && (await mayRebuild(api, damagedLibrary)))
      ? await recoverInPlace(opened, back, { libraryId, seq }, isSafe)
      : await rebuildLibrary(tools, opened, { ...whole, seq }, isSafe)
  return {
    ...made,
    // Rows that the page sent while it was unloaded were never lost.
    broughtBack: condition === 'behind' ? null : broughtBackBy(back),
    missing: found.witness ? shortfall(found.witness.counts, countsOf(whole)) : 0,
    damaged: recovery?.damaged ?? [],
  }
}

/** The content of the second copy; null if it cannot be read. */
export async function recoveryOf(api: Pick<Api, 'readRecovery'>): Promise<Recovery | null> {
  const answer = await api.readRecovery().catch(() => null)
  return answer?.ok ? answer.value : null
}

/** The newest forms of rows that only the second copy has; empty if it cannot be read. */
export async function aheadOf(
  api: Pick<Api, 'readRecovery'>,
  db: LibraryDb,
): Promise<readonly Operation[]> {
  const recovery = await recoveryOf(api)
  if (!recovery) return []
  const here = await readWork(db)
  return newerIn(fold(recovery.work ?? emptyWork(here.libraryId), recovery.entries), here)
}

/** The rows that can be read from a database that did not open normally. */
async function readClosed(tools: DbTools): Promise<Work | null> {
  try {
    const db = await openAsFound(tools)
    const work = await readWork(db)
    db.close()
    return work
  } catch {
    return null
  }
}

const isAnything = (recovery: Recovery | null): boolean =>
  recovery !== null && (recovery.work !== null || recovery.entries.length > 0)

function nameFor(
  { db }: RecoverTools,
  { witness }: StoreReport,
  recovery: Recovery | null,
  here: Work | null,
): string {
  const named = here && here.libraryId !== unfinished ? here.libraryId : ''
  return witness?.libraryId || recovery?.work?.libraryId || named || db.newId()
}

function numbered(
  operations: readonly Operation[],
  above: number,
  at: number,
): readonly OutboxEntry[] {
  return operations.map((operation, i) => ({
    seq: above + i + 1,
    target: targetOf(operation),
    operation,
    at,
  }))
}

const batch = 500
/** The most rows that are sent before the reader can start reading. */
const atOnce = 2000

/** Sends `entries`. Resolves with whether the second copy has acknowledged all of them. */
async function journalAll(
  api: RecoverTools['api'],
  entries: readonly OutboxEntry[],
): Promise<boolean> {
  for (let start = 0; start < entries.length; start += batch) {
    const some = entries.slice(start, start + batch)
    const answer = await api.journal(some, { direct: true }).catch(() => null)
    if (!answer?.ok) return false
  }
  return true
}

/**
 * Whether to rebuild the database. That removes a log that may be torn, but it is not worth a risk
 * if nothing is lost.
 */
async function mayRebuild(
  api: RecoverTools['api'],
  { condition, found }: DamagedLibrary,
): Promise<boolean> {
  if (condition === 'behind' || found.space !== 'enough') return false
  const snapshot = await api.backUpNow('auto').catch(() => null)
  return snapshot?.ok ?? false
}

async function recoverInPlace(
  db: LibraryDb,
  back: readonly Operation[],
  to: { readonly libraryId: string; readonly seq: number },
  isSafe: boolean,
): Promise<Pick<RecoveredLibrary, 'db' | 'aside'>> {
  await takeOver(db, back, to)
  if (!isSafe) await resendEverything(db)
  return { db, aside: null }
}

async function rebuildLibrary(
  { api, db, progress }: RecoverTools,
  opened: LibraryDb | null,
  work: Work,
  isSafe: boolean,
): Promise<Pick<RecoveredLibrary, 'db' | 'aside'>> {
  if (!isSafe) throw new Error('what only the database has could not be kept')
  opened?.close()
  try {
    return { db: await buildLibrary(db, work, progress), aside: null }
  } catch (error) {
    // An engine can neither open nor delete some damaged files. Once they are set aside, it creates
    // new ones.
    const aside = await api.setStoreAside()
    if (!aside.ok) throw error
    return { db: await buildLibrary(db, work, progress), aside: aside.value.name }
  }
}

/** How many recovered rows a reader would miss; null instead of zero. */
export function broughtBackBy(back: readonly Operation[]): BroughtBack | null {
  // A position corrects itself as the reader reads on. They should know of every other recovered
  // row.
  const missed = back.filter(({ table }) => table !== 'positions')
  if (missed.length === 0) return null
  const count = (wanted: TableName) => missed.filter(({ table }) => table === wanted).length
  const at = missed.reduce((latest, { row }) => Math.max(latest, row.updatedAt), 0)
  return { translations: count('translations'), annotations: count('annotations'), at }
}
