/**
 * Opens the reader's work: for writing, or, if another program has it or its disk is read-only, for
 * reading.
 */
import { session, shell, type Session } from 'electron'
import type { Hold } from '#contract/keeping'
import { readOnlyShelf } from './bundles/read-only-shelf.ts'
import type { BundleShelf } from './bundles/shelf.ts'
import { newInstallation } from './keeping/lease/installation.ts'
import { openKeeping } from './keeping/keeping.ts'
import type { KeepingCalls } from './keeping/keeping-tools.ts'
import { claimLease } from './keeping/lease/claim-lease.ts'
import { prepareStore, type Prepared } from './keeping/prepare.ts'
import { openReading } from './keeping/reading.ts'
import { errorKind, type Log } from './log.ts'
import type { Places } from './places.ts'
import type { SendEvent } from './ipc/send-event.ts'

export interface OpenedWork {
  readonly mayWrite: boolean
  /**
   * The session in which the page keeps its database; null for the profile's own. Call it once the
   * program is ready.
   */
  readonly session: () => Session | null
  readonly keeping: (send: SendEvent, chooseFolder: () => Promise<string | null>) => KeepingCalls
  /** Restricts `shelf` if the work is only read. */
  readonly shelf: (shelf: BundleShelf) => BundleShelf
  /** Lets another program have the work. Never rejects. */
  readonly release: () => Promise<void>
}

/**
 * Claims the work. The window waits for the result, which decides where its page may keep a
 * database. What must be done before the page opens that database goes on meanwhile; `openStore`
 * waits for it. Needs nothing of Chromium. Never rejects.
 */
export async function openWork(places: Places, log: Log): Promise<OpenedWork> {
  const { keeping: folders } = places
  const showFolder = (folder: string) => shell.openPath(folder)
  let reportHold = (_hold: Hold) => {}
  const claim = await claimLease({
    library: folders.library,
    changed: hold => {
      log('warn', `library.${hold}`)
      reportHold(hold)
    },
  })
  if (claim.may === 'read') {
    log('warn', `library.${claim.why}`)
    const why = { why: claim.why, host: claim.why === 'elsewhere' ? claim.host : '' }
    return {
      mayWrite: false,
      // In memory: the engine must not touch files that another program has open, and its own may
      // find no place.
      session: () => session.fromPartition('reading'),
      keeping: () => openReading({ folders, why, showFolder }),
      shelf: readOnlyShelf,
      release: async () => {},
    }
  }
  const { lease, isCopy } = claim
  const prepared = prepare(places, isCopy, log)
  return {
    mayWrite: true,
    session: () => null,
    keeping(send, chooseFolder) {
      reportHold = hold => send('hold', hold)
      return openKeeping({
        folders,
        prepared,
        lease,
        isCopy,
        script: places.snapshotWorker,
        log,
        now: Date.now,
        backedUp: entry => send('backedUp', entry),
        spaceChanged: space => send('space', space),
        backupTrouble: trouble => send('backupTrouble', trouble),
        chooseFolder,
        showFolder,
      })
    },
    shelf: shelf => shelf,
    release: () => lease.release(),
  }
}

async function prepare({ keeping: folders }: Places, isCopy: boolean, log: Log): Promise<Prepared> {
  if (isCopy) {
    log('info', 'library.copied')
    // The original library goes on under the old name.
    await newInstallation(folders.installation)
  }
  return prepareStore(folders, Date.now(), error =>
    log('error', `keeping.raw-copy.${errorKind(error)}`),
  )
}
