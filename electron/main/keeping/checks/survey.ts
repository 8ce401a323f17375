/** What journal, snapshots and witness say together, whatever state they are in. */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OutboxEntry } from '#domain/operation'
import { countsOf, emptyWork, fold } from '#domain/work'
import { errorCode } from '../../files/write-whole.ts'
import type { KeepingFolders } from '../folders.ts'
import { missedFrom, type Inventory } from './inventory.ts'
import {
  journalNumber,
  listJournal,
  readJournalAfter,
  type OwnedEntry,
} from '../journal/journal-files.ts'
import { setAside } from './set-aside.ts'
import { DamagedError, isWhole, sidecar, type Snapshot } from '../snapshots/snapshot-file.ts'
import { findSnapshots, newestSnapshot } from '../snapshots/snapshots.ts'
import { readWitness, type StoredWitness } from './witness.ts'

export interface StoreSurvey {
  /** Put together from the rest, and not `clean`, if it is damaged or missing; null if there is nothing at all. */
  readonly witness: StoredWitness | null
  /** The newest snapshot of the library that is whole. */
  readonly snapshot: Snapshot | null
  /** What the journal has of the library after that snapshot, as it was written. */
  readonly entries: readonly OutboxEntry[]
  readonly lastSeq: number
  /** The number of the journal's last file, now or once. */
  readonly lastFile: number
  /** Names of files that are missing or damaged. */
  readonly damaged: readonly string[]
}

/** Looks at everything, and rejects for nothing that it finds. Damaged snapshots are set aside; of a damaged journal file what is whole is used. Journal files after number `upTo` are left out. */
export async function survey(
  folders: KeepingFolders,
  now: number,
  upTo = Number.POSITIVE_INFINITY,
): Promise<StoreSurvey> {
  const stored = await readWitness(folders.witness).catch(() => 'damaged' as const)
  const known = stored === 'damaged' ? null : stored
  if (stored === 'damaged') {
    await setAside(folders.backups, [folders.witness], now).catch(() => {})
  }
  const { found, damaged } = await newestSnapshot(
    { folders, libraryId: known?.libraryId ?? null, now },
    async snapshot => {
      if (!(await isWhole(snapshot))) throw new DamagedError(snapshot.name)
    },
  )
  const snapshot = found?.snapshot ?? null
  const journal = await readJournalAfter(folders.journal, snapshot?.info.journal ?? 0, {
    expected: Math.min(known?.journal ?? 0, upTo),
    upTo,
  })
  const libraryId =
    known?.libraryId ?? snapshot?.info.libraryId ?? journal.entries.at(-1)?.libraryId ?? null
  const own = journal.entries.filter(entry => entry.libraryId === libraryId)
  const lastSeq = own.reduce((seq, { entry }) => Math.max(seq, entry.seq), snapshot?.info.seq ?? 0)
  const lost = known?.snapshot && !(await isThere(folders, known.snapshot)) ? [known.snapshot] : []
  const missed = known?.files ? await missedNow(folders, known.files, { libraryId, now }) : []
  const numbers = new Set(missed.map(journalNumber))
  // Everything else says that there was one.
  const isWitnessGone = stored === null && libraryId !== null
  return {
    witness: known ?? pieced(snapshot, own, await engineIn(folders.store)),
    snapshot,
    entries: own.map(({ entry }) => entry),
    lastSeq,
    lastFile: journal.last,
    damaged: [
      ...new Set([
        ...damaged,
        ...lost,
        // Of a file that is gone the journal knows no more than the number.
        ...journal.damaged.filter(name => !numbers.has(journalNumber(name))),
        ...missed,
        ...(stored === 'damaged' || isWitnessGone ? [basename(folders.witness)] : []),
      ]),
    ],
  }
}

/** Names of files that were there and are not, or not as they were. What is left of those that nothing needs is set aside. */
async function missedNow(
  folders: KeepingFolders,
  files: Inventory,
  { libraryId, now }: { readonly libraryId: string | null; readonly now: number },
): Promise<readonly string[]> {
  const { snapshots } = await findSnapshots(folders)
  const own = snapshots.filter(({ info }) => info.libraryId === libraryId)
  const cleared = own[1]?.info.journal ?? 0
  const covered = own[0]?.info.journal ?? 0
  const missed = await missedFrom(folders, files, cleared)
  const needed = new Set(
    (await listJournal(folders.journal))
      .filter(({ number }) => number > covered)
      .map(({ name }) => join(folders.journal, name)),
  )
  const useless = missed.filter(path => !needed.has(path)).flatMap(path => [path, path + sidecar])
  if (useless.length > 0) await setAside(folders.backups, useless, now).catch(() => {})
  return missed.map(path => basename(path))
}

const isThere = async (folders: KeepingFolders, snapshot: string): Promise<boolean> =>
  (await findSnapshots(folders)).snapshots.some(({ name }) => name === snapshot)

/** What can be said of the library when the witness is silent. */
function pieced(
  snapshot: Snapshot | null,
  own: readonly OwnedEntry[],
  engine: string,
): StoredWitness | null {
  const last = own.at(-1)
  const info = snapshot?.info
  const libraryId = info?.libraryId ?? last?.libraryId
  if (libraryId === undefined) return null
  const journalled = fold(
    emptyWork(libraryId),
    own.map(({ entry }) => entry),
  )
  return {
    libraryId,
    schemaVersion: Math.max(info?.schemaVersion ?? 0, last?.schemaVersion ?? 0),
    seq: info?.seq ?? 0,
    counts: info?.counts ?? countsOf(journalled),
    hash: info?.hash ?? '',
    clean: false,
    journal: 0,
    snapshot: snapshot?.name ?? null,
    engine,
    content: null,
    files: null,
  }
}

/** The names of Chromium's folders of databases; those for large values come and go. */
export async function engineIn(store: string): Promise<string> {
  try {
    return (await readdir(store))
      .filter(name => !name.endsWith('.blob'))
      .toSorted()
      .join(' ')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  }
}
