/** What keeping answers, and what it is handed. */
import type { BackupEntry, BackupTrouble, Space, StoreReport } from '#contract/answers'
import type { Answers } from '#contract/calls'
import { unknownInstallation } from '#domain/clock'
import type { Log } from '../log.ts'
import type { KeepingFolders } from './folders.ts'
import type { Lease } from './lease/lease.ts'
import type { Prepared } from './prepare.ts'

/** The calls of the contract that are answered here, and the end. */
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
  /** The last snapshot, then the word that all ended well. Never rejects, and does not wait long. */
  readonly close: () => Promise<void>
}

export interface KeepingTools {
  readonly folders: KeepingFolders
  /** What was done before the database could be opened. Never rejects. */
  readonly prepared: Promise<Prepared>
  /** The right to write here. Nothing is written without it. */
  readonly lease: Pick<Lease, 'check' | 'hold'>
  /** The library was copied from elsewhere since it was last open. */
  readonly isCopy?: boolean
  /** The program of the thread that makes snapshots. */
  readonly script: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly backedUp: (entry: BackupEntry) => void
  readonly spaceChanged: (space: Space) => void
  readonly backupTrouble?: (trouble: BackupTrouble | null) => void
  /** Bytes that are free on the profile's disk. */
  readonly free?: () => Promise<number>
  /** Asks the reader for a folder; null if they change their mind. */
  readonly chooseFolder: () => Promise<string | null>
  readonly showFolder: (folder: string) => Promise<unknown>
}

/** What a page hears that must not open a library, and of a new one. */
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
