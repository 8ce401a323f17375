/** The calls that `keeping/` implements, and what it needs for them. */
import type { BackupEntry, BackupTrouble, Space, StoreReport } from '#contract/answers'
import type { Answers } from '#contract/calls'
import { unknownInstallation } from '#domain/clock'
import type { Log } from '../log.ts'
import type { KeepingFolders } from './folders.ts'
import type { Lease } from './lease/lease.ts'
import type { Prepared } from './prepare.ts'

/** The calls of the contract that are implemented here, and `close`. */
export interface KeepingCalls extends Pick<
  Answers,
  | 'openStore'
  | 'storeOpened'
  | 'journal'
  | 'checkCopies'
  | 'readRecovery'
  | 'setStoreAside'
  | 'backUpNow'
  | 'backUpBefore'
  | 'backupTrouble'
  | 'listBackups'
  | 'readBackup'
  | 'openBackups'
  | 'copyFolder'
  | 'setCopyFolder'
> {
  /**
   * Makes the last snapshot and writes that the program ended well. Never rejects, and waits
   * `patience` at most for the snapshot.
   */
  readonly close: () => Promise<void>
}

export interface KeepingTools {
  readonly folders: KeepingFolders
  /** What was done before the database could be opened. Never rejects. */
  readonly prepared: Promise<Prepared>
  /** The right to write here. Nothing is written without it. */
  readonly lease: Pick<Lease, 'check' | 'hold'>
  /** Whether the library was copied from elsewhere since it was last open. */
  readonly isCopy?: boolean
  /** Path of the program that the snapshot worker runs. */
  readonly script: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly backedUp: (entry: BackupEntry) => void
  readonly spaceChanged: (space: Space) => void
  readonly backupTrouble?: (trouble: BackupTrouble | null) => void
  /** Returns the free bytes on the profile's disk. */
  readonly free?: () => Promise<number>
  /** Asks the reader for a folder. Returns null if the reader cancels. */
  readonly chooseFolder: () => Promise<string | null>
  readonly showFolder: (folder: string) => Promise<unknown>
  /** The longest time that the last snapshot may take, in milliseconds; by default 5,000. */
  readonly patience?: number
}

/** The report for a new library, and for a page that must not open the one there is. */
export const nothingRead: StoreReport = {
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
