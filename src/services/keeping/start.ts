import type { Api } from '#contract/api'
import type { Space, StoreReport } from '#contract/keeping'
import { unknownInstallation, type InstallationId } from '#domain/clock'
import type { Operation } from '#domain/operation'
import { currentSeq } from '#storage/commit'
import { readFirst, type FirstRows } from '#storage/first-rows'
import {
  installedVersion,
  openAsFound,
  openLibrary,
  type DbTools,
  type LibraryDb,
} from '#storage/db'
import { journalledUpTo } from '#storage/outbox'
import { isResending, resendEverything } from '#storage/resending'
import { currentVersion } from '#storage/versions/index'
import { shapeOf, type LibraryShape } from '#storage/shape'
import { systemAfter, type SetTimer } from '../timers.ts'
import { withTimeout } from '../with-timeout.ts'
import { conditionOf, type Condition } from './condition.ts'
import type { RecoveredLibrary } from './recover.ts'
import { reportOf, type StartReport } from './start-report.ts'

export interface StartTools {
  readonly api: Pick<
    Api,
    'openStore' | 'storeOpened' | 'readRecovery' | 'setStoreAside' | 'journal' | 'backUpNow' | 'log'
  >
  readonly db: DbTools
  /**
   * The databases that the engine has, if it was asked before; it may be asked once `openStore` has
   * replied.
   */
  readonly existing?: Promise<readonly IDBDatabaseInfo[] | null>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /**
   * Whether the library was opened once and could not be read. It is repaired then, whatever its
   * counts say.
   */
  readonly isDistrusted?: boolean
  readonly after?: SetTimer
  /** Called with the share of a rebuild that is done, from 0 to 1. */
  readonly progress?: (part: number) => void
}

/**
 * How long the engine may take to open the database, in milliseconds. It may have much to repair.
 */
const patience = 30_000

/**
 * Why a library cannot be opened at all. `taken`: another program has it now; `moved`: its folder
 * is another one now. Both happen only to a library that was open in this window.
 */
export type StartFailure = 'database' | 'no-space' | 'taken' | 'moved'

/**
 * The result of a start. `failed`: the library cannot be opened, and nothing in it has been
 * changed.
 */
export type Started =
  | {
      readonly state: 'open'
      readonly db: LibraryDb
      /** What was read of it during the start; absent if it must be read now. */
      readonly first?: FirstRows | null
      /**
       * The highest number that an operation of this library has, in the database or in its second
       * copy.
       */
      readonly seq: number
      readonly installation: InstallationId
      readonly report: StartReport | null
      /** Whether the sum of the rows differs from the one that the second copy received last. */
      readonly isDoubtful: boolean
      /**
       * The newest forms of rows that only the second copy has, if there is no space to write them
       * into the database.
       */
      readonly ahead: readonly Operation[]
      /** The free space after the start. */
      readonly space: Space
      /** Whether the library was copied from elsewhere since it was last open. */
      readonly isCopy?: boolean
    }
  | { readonly state: 'failed'; readonly why: StartFailure }

/**
 * Opens the library, compares it with what the main process knows of it, and recovers what it has
 * lost, before anything else reads or writes it. Never rejects.
 */
export async function startLibrary(tools: StartTools): Promise<Started> {
  const { api } = tools
  const found = await api.openStore().catch(() => nothingKnown)
  try {
    if (found.readOnly) {
      const { openForReading } = await import('./open-for-reading.ts')
      return await openForReading(tools, found.readOnly)
    }
    if (found.space === 'none') return await openReadOnly(tools, found, 'no-space')
    return await openAndRecover(tools, found)
  } catch {
    api.log({ level: 'error', code: 'start.failed', counts: {} }).catch(() => {})
    return { state: 'failed', why: found.space === 'none' ? 'no-space' : 'database' }
  }
}

const nothingKnown: StoreReport = {
  witness: null,
  lastSeq: 0,
  clean: true,
  space: 'enough',
  rawCopy: null,
  snapshot: null,
  installation: unknownInstallation,
  damaged: [],
  readOnly: null,
  isCopy: false,
}

async function openAndRecover(tools: StartTools, found: StoreReport): Promise<Started> {
  const { api, db: dbTools, after = systemAfter } = tools
  const installed = await withTimeout(after, patience, snapshotBeforeUpgrade(tools))
  const open = (found: number | null) => withTimeout(after, patience, openLibrary(dbTools, found))
  const first = await open(installed)
  // An engine that has just recovered from a crash may only open at the second attempt.
  const opened = first.state === 'failed' ? await open(null) : first
  if (opened.state === 'newer') {
    opened.db.close()
    return openReadOnly(tools, found, 'newer')
  }
  const ready = opened.state === 'ready' ? opened.db : null
  // Together with what judges the library, because the first screen waits for each reply.
  const early = ready && readFirst(ready).catch(() => null)
  const { db, shape: known, ...mended } = await recoverIfNeeded(tools, ready, found)
  const shape = known ?? (await shapeOf(db))
  db.hasUpTo(shape.seq)
  const opening = { ...shape, schemaVersion: currentVersion }
  // Reading needs no reply of the second copy's.
  const [space, rows] = await Promise.all([
    api.storeOpened(opening).catch(() => found.space),
    known ? early : readFirst(db).catch(() => null),
  ])
  return {
    state: 'open',
    db,
    first: rows,
    seq: Math.max(shape.seq, found.lastSeq),
    installation: found.installation,
    report: reportOf(mended, found),
    isDoubtful: isDoubtful(shape, found),
    ahead: [],
    space,
    isCopy: found.isCopy,
  }
}

async function recoverIfNeeded(
  tools: StartTools,
  opened: LibraryDb | null,
  found: StoreReport,
): Promise<RecoveredLibrary & { readonly shape?: LibraryShape | null }> {
  const { condition, shape } = opened
    ? await examine(tools, opened, found)
    : { condition: 'unopenable' as const, shape: null }
  if (opened && condition === 'whole') {
    return { db: opened, shape, aside: null, broughtBack: null, missing: 0, damaged: found.damaged }
  }
  tools.api.log({ level: 'warn', code: `start.${condition}`, counts: {} }).catch(() => {})
  try {
    // Like all repairs, this is rare, and its code is not loaded at every start.
    const { recoverLibrary } = await import('./recover.ts')
    return await recoverLibrary(tools, { condition, opened, found })
  } catch (error) {
    opened?.close()
    throw error
  }
}

/** What was found of a database that can be opened. */
interface Examined {
  readonly condition: Exclude<Condition, 'unopenable'>
  /** Null if it could not be read. */
  readonly shape: LibraryShape | null
}

/**
 * Judges the database. If it is whole and its second copy lacks something, all rows are sent again.
 */
async function examine(
  { isDistrusted = false }: StartTools,
  db: LibraryDb,
  found: StoreReport,
): Promise<Examined> {
  if (isDistrusted) return { condition: 'lost', shape: null }
  try {
    // Together, because the first screen waits for each reply of the engine.
    const [shape, isLacking] = await Promise.all([shapeOf(db), lacksSomething(db, found)])
    const condition = conditionOf(shape, found)
    if (condition !== 'whole' || !isLacking) return { condition, shape }
    return { condition, shape: { ...shape, seq: await resendEverything(db, shape.counts) } }
  } catch {
    // It was opened and now cannot be read, because an engine finds damage only when it reads the
    // damaged part.
    return { condition: 'lost', shape: null }
  }
}

/**
 * Makes a snapshot if the database has an older version. The upgrade is one transaction that can
 * roll back, but a snapshot costs little. Returns the version of the database; null if the engine
 * does not report it.
 */
async function snapshotBeforeUpgrade({ api, db, existing }: StartTools): Promise<number | null> {
  const asked = (await existing?.catch(() => null)) ?? null
  const installed = await installedVersion(db, asked).catch(() => null)
  const isOlder = installed !== null && installed > 0 && installed < currentVersion
  if (isOlder) await api.backUpNow('auto').catch(() => {})
  return installed
}

function isDoubtful({ seq, sum }: LibraryShape, { witness }: StoreReport): boolean {
  const heard = witness?.content
  return heard?.seq === seq && sum !== undefined && sum !== heard.sum
}

/**
 * Whether the second copy lacks something that it once acknowledged, or was never sent every row.
 */
async function lacksSomething(db: LibraryDb, found: StoreReport): Promise<boolean> {
  if (found === nothingKnown) return false
  const [journalled, isUnderWay] = await Promise.all([journalledUpTo(db), isResending(db)])
  // A library that has never sent every row may be doing so now. It continues then.
  const wasNever = journalled === null && !isUnderWay
  return wasNever || (journalled ?? 0) > found.lastSeq || found.damaged.length > 0
}

/**
 * Opens the library read-only. For want of space it may lack rows that the second copy has; they
 * are shown, so that the reader does not overwrite them unseen.
 */
async function openReadOnly(
  { api, db: dbTools }: StartTools,
  found: StoreReport,
  why: 'newer' | 'no-space',
): Promise<Started> {
  const db = await openAsFound(dbTools)
  const { lastSeq, space } = found
  const seq = await currentSeq(db)
  const isBehind = why === 'no-space' && seq < lastSeq
  return {
    state: 'open',
    db,
    seq: Math.max(seq, lastSeq),
    installation: found.installation,
    report: { found: 'read-only', why },
    isDoubtful: false,
    ahead: isBehind ? await (await import('./recover.ts')).aheadOf(api, db) : [],
    space,
  }
}
