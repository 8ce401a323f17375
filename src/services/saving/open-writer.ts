/**
 * The writer over the database, with everything that decides whether the database may be written.
 */
import type { Api } from '#contract/api'
import type { Space } from '#contract/answers'
import {
  createLogicalClock,
  unknownInstallation,
  type InstallationId,
  type LogicalClock,
} from '#domain/clock'
import type { Operation } from '#domain/operation'
import { seenIn } from '#storage/clock'
import { commit } from '#storage/commit'
import type { FirstRows } from '#storage/first-rows'
import type { LibraryDb } from '#storage/db'
import { createDiskSpace, type DiskSpace } from '../keeping/disk-space.ts'
import { outboxSource } from '../keeping/outbox-source.ts'
import { createOwnership, type Ownership } from '../keeping/ownership.ts'
import { restartOnceLost } from '../keeping/restart-once-lost.ts'
import { createSecondCopy, noSecondCopy, type SecondCopy } from '../keeping/second-copy.ts'
import type { StartReport } from '../keeping/start-report.ts'
import type { SetTimer } from '../timers.ts'
import { isBusy, liveSaveState } from './save-state.ts'
import { createWriter, type Commit, type Writer } from './writer.ts'

export interface OpenWriterTools {
  readonly db: LibraryDb
  readonly api: Api
  readonly now: () => number
  readonly after: SetTimer
  readonly started: {
    readonly seq: number
    readonly first?: FirstRows | null
    readonly installation?: InstallationId
    readonly report: StartReport | null
    readonly ahead?: readonly Operation[]
    readonly space?: Space
  }
  readonly restart?: () => void
  readonly restartUnseen?: () => void
  /** How rows are written; the default is that of the storage layer. */
  readonly commit?: Commit
}

/** The writer, and what it was made of. */
export interface OpenedWriter {
  readonly writer: Writer
  readonly second: SecondCopy
  readonly room: DiskSpace
  readonly ownership: Ownership
  readonly clock: LogicalClock
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
}

/** Opens the writer for a library that has been started. Rejects if the database cannot be read. */
export async function openWriter(tools: OpenWriterTools): Promise<OpenedWriter> {
  const { db, api, now, after, started } = tools
  const { restart = () => {}, restartUnseen = () => {} } = tools
  const { ahead = [], report, space } = started
  const state = liveSaveState()
  const room = createDiskSpace({ api, report, space, restart })
  const ownership = createOwnership({ api, report })
  const second = secondCopyOf(tools, { room, isBusy: () => isBusy(state.get()) })
  const write = restartOnceLost({
    db,
    write: tools.commit ?? ((...what) => commit(db, ...what)),
    state: state.get,
    restart: restartUnseen,
  })
  const clock = createLogicalClock({
    installation: started.installation ?? unknownInstallation,
    seen: await seenIn(db, started.first?.stamp),
    now,
  })
  clock.saw(ahead.map(({ row }) => row))
  // Rows that come back from the second copy bypass the writer.
  db.watch(operations => clock.saw(operations.map(({ row }) => row)))
  const writer = createWriter({
    commit: (...what) => ownership.ifOurs(() => room.ifThereIsSpace(() => write(...what))),
    second,
    seq: started.seq,
    ahead,
    clock,
    now,
    after,
    state,
  })
  const mayWrite = () => room.mayWrite() && ownership.lost.get() === null
  room.space.subscribe(() => {
    if (mayWrite()) void writer.flush()
  })
  // What waits is written once the library is ours again. Until then the flush reports that it is
  // not saved.
  ownership.lost.subscribe(() => void writer.flush())
  return { writer, second, room, ownership, clock, mayWrite }
}

/**
 * The second copy of the library. A newer program's library must have none of ours. A library that
 * is read-only for want of space has one, because nothing else can be written then.
 */
function secondCopyOf(
  { db, api, now, after, started }: OpenWriterTools,
  { room, isBusy }: { readonly room: DiskSpace; readonly isBusy: () => boolean },
): SecondCopy {
  const { report } = started
  const isClosed = report?.found === 'read-only' && report.why === 'no-space'
  if (db.access === 'read-only' && !isClosed) return noSecondCopy
  const owed = outboxSource(db, now, room.ifThereIsSpace)
  return createSecondCopy({ api, owed, after, isBusy })
}
