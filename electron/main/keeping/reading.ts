/**
 * A library that is only read, because another program writes to it or its disk is read-only.
 * Nothing is changed.
 */
import type { ReadOnly, Recovery } from '#contract/keeping'
import type { Work } from '#domain/work'
import { listBackups } from './snapshots/backups.ts'
import { openCopies } from './snapshots/copy-folder.ts'
import { fault, outcomeOf } from './fault.ts'
import type { KeepingFolders } from './folders.ts'
import { readJournalAfter } from './journal/journal-files.ts'
import { nothingRead, type KeepingCalls } from './keeping-tools.ts'
import { entryOf, readSnapshot, snapshotBytes, type Snapshot } from './snapshots/snapshot-file.ts'
import { findSnapshots, isDamage, mustSeeSnapshots } from './snapshots/snapshots.ts'
import { readWitness } from './checks/witness.ts'

interface ReadingTools {
  readonly folders: KeepingFolders
  readonly why: ReadOnly
  readonly showFolder: (folder: string) => Promise<unknown>
}

/** Implements the calls that need no writing, and refuses the rest. */
export function openReading({ folders, why, showFolder }: ReadingTools): KeepingCalls {
  const refused = async () => fault('keeping.read-only', '')
  return {
    openStore: async () => ({ ...nothingRead, readOnly: why }),
    storeOpened: async () => 'enough',
    journal: refused,
    checkCopies: async () => [],
    readRecovery: () => outcomeOf('journal', () => readAsItIs(folders)),
    setStoreAside: refused,
    backUpNow: refused,
    backUpBefore: refused,
    backupTrouble: async () => null,
    listBackups: () => listBackups(folders),
    readBackup: async name => {
      const { snapshots } = await findSnapshots(folders)
      const snapshot = snapshots.find(each => each.name === name)
      if (!snapshot) return fault('keeping.not-found', name)
      return outcomeOf(name, () => snapshotBytes(snapshot))
    },
    openBackups: async () => void (await showFolder(folders.backups)),
    copyFolder: openCopies(folders.copyFolder).get,
    setCopyFolder: refused,
    close: async () => {},
  }
}

/** How often the second copy is read again because files were deleted meanwhile. */
const attempts = 5

/**
 * Reads the newest whole snapshot and the journal after it, though another program may be writing
 * both. The result may lack what is just being written, and never holds half an operation.
 */
async function readAsItIs(folders: KeepingFolders): Promise<Recovery> {
  await mustSeeSnapshots(folders)
  const witness = await readWitness(folders.witness).catch(() => null)
  const known = typeof witness === 'object' ? (witness?.libraryId ?? null) : null
  for (let attempt = 1; ; attempt++) {
    const before = await namesOf(folders)
    const newest = await newestWhole(folders, known)
    const { entries } = await readJournalAfter(folders.journal, newest?.snapshot.info.journal ?? 0)
    // A journal file goes when two snapshots cover it. A snapshot made meanwhile has what is gone.
    if ((await namesOf(folders)) !== before && attempt < attempts) continue
    const libraryId = known ?? newest?.work.libraryId ?? entries.at(-1)?.libraryId
    return {
      work: newest?.work ?? null,
      entries: entries.filter(one => one.libraryId === libraryId).map(({ entry }) => entry),
      from: newest && entryOf(newest.snapshot),
      damaged: [],
    }
  }
}

const namesOf = async (folders: KeepingFolders): Promise<string> =>
  (await findSnapshots(folders)).snapshots.map(({ name }) => name).join()

async function newestWhole(
  folders: KeepingFolders,
  libraryId: string | null,
): Promise<{ readonly snapshot: Snapshot; readonly work: Work } | null> {
  const { snapshots } = await findSnapshots(folders)
  for (const snapshot of snapshots) {
    if (libraryId !== null && snapshot.info.libraryId !== libraryId) continue
    try {
      return { snapshot, work: await readSnapshot(snapshot) }
    } catch (error) {
      if (!isDamage(error)) throw error
    }
  }
  return null
}
