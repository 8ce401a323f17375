import type { Api } from '#contract/api'
import type { Recovery, StoreReport } from '#contract/keeping'
import { targetOf, type Operation, type OutboxEntry, type TableName } from '#domain/operation'
import { countsOf, emptyWork, fold, type Work } from '#domain/work'
import { openAsFound, type DbTools, type LibraryDb } from '#storage/db'
import { resendEverything } from '#storage/resending'
import { buildLibrary, readWork, takeOver, unfinished } from '#storage/whole'
import { newerIn, shortfall } from './compare.ts'
import type { Condition } from './condition.ts'

/** A library that is whole again. */
export interface Mended {
  readonly db: LibraryDb
  /** What the database had not, or not so new; null if that is nothing a reader would miss. */
  readonly broughtBack: BroughtBack | null
  /** How many rows are known to have been there and were in neither. */
  readonly missing: number
  /** The name the old database's files are kept by, if they were set aside; null if not. */
  readonly aside: string | null
  /** Files of the second copy that were damaged or missing. */
  readonly damaged: readonly string[]
}

/** How much came back. */
export interface BroughtBack {
  readonly translations: number
  readonly annotations: number
  /** When the newest of it was written, in milliseconds since 1970. */
  readonly at: number
}

/** What mending needs. */
export interface MendTools {
  readonly api: Pick<Api, 'readRecovery' | 'journal' | 'backUpNow' | 'setStoreAside'>
  readonly db: DbTools
  readonly now: () => number
  /** Hears how much of the library has been built up again, from 0 to 1. */
  readonly progress?: (part: number) => void
}

/** What is in the database, if it could be opened, and what is known of it. */
export interface DamagedLibrary {
  readonly condition: Condition
  readonly opened: LibraryDb | null
  readonly found: StoreReport
}

/**
 * Puts the database and its second copy together again: of each row the newer form, of whatever
 * only one of them has, that. The old database goes only when the second copy has all that
 * was in it; until then nothing is taken away. Rejects if it cannot be done.
 */
export async function recoverLibrary(tools: MendTools, ailing: DamagedLibrary): Promise<Mended> {
  const { api, now } = tools
  const { condition, opened, found } = ailing
  const recovery = await recoveryOf(api)
  // Going on without it would cover up what is missing: at the next start it may be readable.
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

  // A second copy that has lost what it had gets it back while the reader reads, not before.
  const mayWait = condition === 'unclean' && own.length > atOnce
  const isSafe = !mayWait && (await journalAll(api, own))
  const made =
    opened && !(isSafe && (await mayBuildAnew(api, ailing)))
      ? await mendInPlace(opened, back, { libraryId, seq }, isSafe)
      : await buildAnew(tools, opened, { ...whole, seq }, isSafe)
  return {
    ...made,
    // What the page handed over as it went was never lost.
    broughtBack: condition === 'behind' ? null : broughtBackBy(back),
    missing: found.witness ? shortfall(found.witness.counts, countsOf(whole)) : 0,
    damaged: recovery?.damaged ?? [],
  }
}

/** What the second copy has; null if it cannot be read. */
export async function recoveryOf(api: Pick<Api, 'readRecovery'>): Promise<Recovery | null> {
  const answer = await api.readRecovery().catch(() => null)
  return answer?.ok ? answer.value : null
}

/** What can still be read of a database that could not be opened as it should be. */
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
  { db }: MendTools,
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
/** As many rows as are sent before the reader may read. */
const atOnce = 2000

/** Whether all of `entries` are in the second copy for certain. */
async function journalAll(
  api: MendTools['api'],
  entries: readonly OutboxEntry[],
): Promise<boolean> {
  for (let start = 0; start < entries.length; start += batch) {
    const some = entries.slice(start, start + batch)
    const answer = await api.journal(some, { direct: true }).catch(() => null)
    if (!answer?.ok) return false
  }
  return true
}

/** Building anew rids the library of a log that may be torn. It is not worth a risk where nothing is lost. */
async function mayBuildAnew(
  api: MendTools['api'],
  { condition, found }: DamagedLibrary,
): Promise<boolean> {
  if (condition === 'behind' || found.space !== 'enough') return false
  const snapshot = await api.backUpNow('auto').catch(() => null)
  return snapshot?.ok ?? false
}

async function mendInPlace(
  db: LibraryDb,
  back: readonly Operation[],
  to: { readonly libraryId: string; readonly seq: number },
  isSafe: boolean,
): Promise<Pick<Mended, 'db' | 'aside'>> {
  await takeOver(db, back, to)
  if (!isSafe) await resendEverything(db)
  return { db, aside: null }
}

async function buildAnew(
  { api, db, progress }: MendTools,
  opened: LibraryDb | null,
  work: Work,
  isSafe: boolean,
): Promise<Pick<Mended, 'db' | 'aside'>> {
  if (!isSafe) throw new Error('what only the database has could not be kept')
  opened?.close()
  try {
    return { db: await buildLibrary(db, work, progress), aside: null }
  } catch (error) {
    // Some damage an engine can neither open nor delete. With the files out of its way it begins anew.
    const aside = await api.setStoreAside()
    if (!aside.ok) throw error
    return { db: await buildLibrary(db, work, progress), aside: aside.value.name }
  }
}

/** How much of what `back` puts a reader would miss; null if nothing. */
export function broughtBackBy(back: readonly Operation[]): BroughtBack | null {
  // Where the reader was is put right as they read on; whatever else comes back they should know of.
  const missed = back.filter(({ table }) => table !== 'positions')
  if (missed.length === 0) return null
  const count = (wanted: TableName) => missed.filter(({ table }) => table === wanted).length
  const at = missed.reduce((latest, { row }) => Math.max(latest, row.updatedAt), 0)
  return { translations: count('translations'), annotations: count('annotations'), at }
}
