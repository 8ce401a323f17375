/**
 * What journal, snapshots and witness together say about the library, whatever state they are in.
 */
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
  /**
   * If damaged or missing, rebuilt from journal and snapshots, and then not `clean`. Null if there
   * is no trace of a library.
   */
  readonly witness: StoredWitness | null
  /** The newest whole snapshot of the library. */
  readonly snapshot: Snapshot | null
  /**
   * The library's entries in the journal after that snapshot, in the order in which they were
   * written.
   */
  readonly entries: readonly OutboxEntry[]
  readonly lastSeq: number
  /** The highest number that a journal file has or had. */
  readonly lastFile: number
  /** Names of missing or damaged files. */
  readonly damaged: readonly string[]
}

/**
 * Reads everything, and does not reject whatever it finds. Damaged snapshots are set aside; the
 * whole lines of a damaged journal file are used. Journal files after number `upTo` are left out.
 */
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
  // Journal or snapshots prove that there was a witness.
  const isWitnessGone = stored === null && libraryId !== null
  return {
    witness: known ?? rebuiltWitness(snapshot, own, await engineIn(folders.store)),
    snapshot,
    entries: own.map(({ entry }) => entry),
    lastSeq,
    lastFile: journal.last,
    damaged: [
      ...new Set([
        ...damaged,
        ...lost,
        // For a missing file the journal knows only the number.
        ...journal.damaged.filter(name => !numbers.has(journalNumber(name))),
        ...missed,
        ...(stored === 'damaged' || isWitnessGone ? [basename(folders.witness)] : []),
      ]),
    ],
  }
}

/**
 * Returns the names of files that are gone or have another length. Those that nothing needs are set
 * aside, as far as they are left.
 */
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

/** Rebuilds the witness from the newest snapshot and the journal. */
function rebuiltWitness(
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

/**
 * Names of Chromium's database folders. Folders for large values are left out: they come and go.
 */
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
