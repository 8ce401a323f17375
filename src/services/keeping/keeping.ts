import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { BackupEntry, BackupTrouble, CopyFolder, LargeStep, Space } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { NotOurs } from './ownership.ts'
import type { SecondCopy } from './second-copy.ts'
import type { StartReport } from './start-report.ts'

export type { StartReport } from './start-report.ts'

/** The state of the second copy and of the disk, and the snapshots. */
export interface Keeping {
  /** What the start, or the check after it, has found; null if all was in order. */
  readonly report: Live<StartReport | null>
  /** The free space on the disk. Without space only the second copy is written. */
  readonly space: Live<Space>
  /** Why the library is not ours to write; null while it is. */
  readonly lost: Live<NotOurs | null>
  /** Whether the library was copied from elsewhere since it was last open. */
  readonly isCopy: boolean
  /** Since when no snapshot can be made, and why; null while snapshots can be made. */
  readonly trouble: Live<BackupTrouble | null>
  /**
   * The share of all rows that has been sent, from 0 to 1, while a lost second copy is rebuilt;
   * null otherwise.
   */
  readonly renewed: Live<number | null>
  /** The newest snapshot; null before there is one. */
  readonly last: Live<BackupEntry | null>
  /** The folder that snapshots are also copied to; null until it is known. */
  readonly copyFolder: Live<CopyFolder | null>
  /** Makes a snapshot that is kept for ever. */
  readonly backUpNow: () => Promise<Outcome<BackupEntry>>
  /**
   * Makes a snapshot of everything written so far, before a step that changes much at once.
   * Resolves when later changes can no longer enter it. Never rejects; a failure is logged.
   */
  readonly backUpBefore: (step: LargeStep) => Promise<void>
  /** All snapshots, newest first. */
  readonly list: () => Promise<readonly BackupEntry[]>
  /** Shows the folder of the snapshots in the system's file manager. */
  readonly openFolder: () => Promise<void>
  /** Asks the reader for a folder that snapshots are also copied to, or stops copying. */
  readonly setCopyFolder: (choose: boolean) => Promise<Outcome<CopyFolder>>
  /**
   * Sends what is not written yet to the second copy, because the page is being unloaded and cannot
   * wait.
   */
  readonly handOver: () => void
}

interface KeepingTools {
  readonly api: Api
  readonly writer: Writer
  readonly second: Pick<SecondCopy, 'renewed'>
  readonly report: Live<StartReport | null>
  readonly space: Live<Space>
  readonly lost: Live<NotOurs | null>
  readonly isCopy: boolean
}

/** Keeping after a start. */
export function createKeeping(tools: KeepingTools): Keeping {
  const { api, writer, report, space, lost, isCopy } = tools
  const { last, copyFolder, trouble } = followBackups(api)
  return {
    report,
    space,
    lost,
    isCopy,
    trouble,
    renewed: tools.second.renewed,
    last,
    copyFolder,
    backUpNow: async () => {
      await writer.flush()
      return api.backUpNow('manual')
    },
    backUpBefore: async step => {
      await writer.flush()
      api.backUpBefore('auto', step).catch(() => {})
    },
    list: api.listBackups,
    openFolder: api.openBackups,
    setCopyFolder: async choose => {
      const chosen = await api.setCopyFolder(choose)
      if (chosen.ok) copyFolder.set(chosen.value)
      return chosen
    },
    handOver: writer.handOver,
  }
}

/** What the main process reports of the snapshots. */
function followBackups(api: Api) {
  const last = live<BackupEntry | null>(null)
  const copyFolder = live<CopyFolder | null>(null)
  const trouble = live<BackupTrouble | null>(null)
  const readCopyFolder = () => void api.copyFolder().then(copyFolder.set, () => {})

  api.on('backedUp', entry => {
    last.set(entry)
    // The snapshot has been copied by now, or the disk of the copies is gone.
    readCopyFolder()
  })
  api.listBackups().then(
    entries => {
      const newest = entries.find(({ kind }) => kind !== 'raw')
      // A snapshot that was made meanwhile is newer.
      if (newest && last.get() === null) last.set(newest)
    },
    () => {},
  )
  readCopyFolder()
  api.on('backupTrouble', trouble.set)
  api.backupTrouble().then(trouble.set, () => {})
  return { last, copyFolder, trouble }
}
