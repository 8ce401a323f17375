import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { BackupEntry, BackupTrouble, CopyFolder, LargeStep, Space } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { NotOurs } from './ownership.ts'
import type { SecondCopy } from './second-copy.ts'
import type { StartReport } from './start-report.ts'

export type { StartReport } from './start-report.ts'

/** The second copy: what was found at the start and after it, and the snapshots. */
export interface Keeping {
  /** Null where all was as it should be. */
  readonly report: Live<StartReport | null>
  /** How much room the disk has. While there is none, what is written goes into the second copy only. */
  readonly space: Live<Space>
  /** Why the library is not ours to write; null while it is. */
  readonly lost: Live<NotOurs | null>
  /** The library was copied from elsewhere since it was last open. */
  readonly isCopy: boolean
  /** Since when no snapshot can be made, and why; null while they can. */
  readonly trouble: Live<BackupTrouble | null>
  /** How much of everything the second copy has again, from 0 to 1, after it had lost it; else null. */
  readonly renewed: Live<number | null>
  /** The newest snapshot; null before there is one. */
  readonly last: Live<BackupEntry | null>
  /** Where snapshots are also copied to; null until it is known. */
  readonly copyFolder: Live<CopyFolder | null>
  /** Makes a snapshot that is kept for ever. */
  readonly backUpNow: () => Promise<Outcome<BackupEntry>>
  /**
   * Makes a snapshot before a step that changes much at once, with all that was written until now. Resolves when what is
   * written from then on is not in it; whether it is made then is in the log. Never rejects.
   */
  readonly backUpBefore: (step: LargeStep) => Promise<void>
  /** All there are, newest first. */
  readonly list: () => Promise<readonly BackupEntry[]>
  /** Shows the folder of the snapshots in the system's file manager. */
  readonly openFolder: () => Promise<void>
  /** Asks the reader for a folder that snapshots are also copied to, or stops copying. */
  readonly setCopyFolder: (choose: boolean) => Promise<Outcome<CopyFolder>>
  /** Gives what is not written yet to the second copy: the page is about to go and cannot wait. */
  readonly handOver: () => void
}

/** Keeping, after a start that found what `report` says. */
export function createKeeping(tools: {
  readonly api: Api
  readonly writer: Writer
  readonly second: Pick<SecondCopy, 'renewed'>
  readonly report: Live<StartReport | null>
  readonly space: Live<Space>
  readonly lost: Live<NotOurs | null>
  readonly isCopy: boolean
}): Keeping {
  const { api, writer } = tools
  const last = live<BackupEntry | null>(null)
  const copyFolder = live<CopyFolder | null>(null)

  const trouble = live<BackupTrouble | null>(null)

  const lookAtCopies = () => void api.copyFolder().then(copyFolder.set, () => {})

  api.on('backedUp', entry => {
    last.set(entry)
    // It has been copied by now, or the disk for copies is gone.
    lookAtCopies()
  })
  api.listBackups().then(
    entries => {
      const newest = entries.find(({ kind }) => kind !== 'raw')
      // One that was made meanwhile is newer.
      if (newest && last.get() === null) last.set(newest)
    },
    () => {},
  )
  lookAtCopies()
  api.on('backupTrouble', trouble.set)
  api.backupTrouble().then(trouble.set, () => {})

  return {
    lost: tools.lost,
    isCopy: tools.isCopy,
    trouble,
    report: tools.report,
    space: tools.space,
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
      const answer = await api.setCopyFolder(choose)
      if (answer.ok) copyFolder.set(answer.value)
      return answer
    },
    handOver: writer.handOver,
  }
}
