/** Makes a snapshot from the last one and the journal since. Runs in a worker. */
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LargeStep } from '#contract/answers'
import { emptyWork, fold } from '#domain/work'
import { makeFolder } from '../../files/owner-only.ts'
import { moved } from '../../files/write-whole.ts'
import { timeName, type KeepingFolders } from '../folders.ts'
import {
  journalNumber,
  listJournal,
  readJournal,
  readJournalAfter,
  type Owner,
} from '../journal/journal-files.ts'
import { snapshotsToKeep } from './rotation.ts'
import { setAside } from '../checks/set-aside.ts'
import {
  readSnapshot,
  sidecar,
  partSuffix,
  unfinishedName,
  writeSnapshot,
  type Snapshot,
} from './snapshot-file.ts'
import { findSnapshots, newestSnapshot } from './snapshots.ts'

/** What a worker needs to make a snapshot; plain data. */
export interface SnapshotTask {
  readonly folders: Pick<KeepingFolders, 'auto' | 'manual' | 'backups' | 'journal'>
  readonly owner: Owner
  readonly kind: Snapshot['kind']
  /** The large step that follows it. */
  readonly before?: LargeStep | null
  /** The number of the last journal file that is no longer written to. */
  readonly upTo: number
  /** Missing or damaged files that were reported to the page, which sends their contents again. */
  readonly known: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Part of the journal is gone and has not been reported yet. A snapshot without it would hide that.
 */
export class IncompleteError extends Error {
  override name = 'IncompleteError'
}

/**
 * Makes a snapshot of the journal up to file number `upTo`. For `auto` without a large step,
 * returns the newest one if nothing has been written since. After the snapshot has been read back,
 * deletes the journal files that the one before it covers as well, and thins older snapshots.
 * Throws `IncompleteError` or Node's error.
 */
export async function makeSnapshot(task: SnapshotTask): Promise<Snapshot> {
  const { folders, owner, kind, before = null, upTo, known, now } = task
  await removeUnfinished(folders.auto)
  await removeUnfinished(folders.manual)
  const { libraryId } = owner
  const { found } = await newestSnapshot({ folders, libraryId, now, upTo }, readSnapshot)
  const from = found?.snapshot.info.journal ?? 0
  if (found && from === upTo && kind === 'auto' && before === null) return found.snapshot

  const rest = await readJournalAfter(folders.journal, from, { expected: upTo, upTo })
  // By number, because the name of a missing file is only partly known.
  const numbers = new Set(known.map(journalNumber))
  const unknown = rest.damaged.filter(name => !numbers.has(journalNumber(name)))
  if (unknown.length > 0) throw new IncompleteError(unknown.join())
  const own = rest.entries.filter(({ libraryId }) => libraryId === owner.libraryId)
  const work = fold(
    found?.value ?? emptyWork(owner.libraryId),
    own.map(({ entry }) => entry),
  )
  const { schemaVersion } = owner
  const made = await writeSnapshot(
    folders[kind],
    kind,
    { ...work, schemaVersion: Math.max(work.schemaVersion, schemaVersion) },
    { madeAt: await freeTime(task), journal: upTo, before },
  )
  await clearJournal(task, from)
  await rotate(task)
  return made
}

/** A time at which no snapshot was made, because snapshots are named by their time. */
async function freeTime({ folders, now }: SnapshotTask): Promise<number> {
  const names = new Set([...(await namesIn(folders.auto)), ...(await namesIn(folders.manual))])
  let time = now
  while ([...names].some(name => name.startsWith(timeName(time)))) time++
  return time
}

/**
 * Deletes journal files up to number `upTo`, except those with lines that this program does not
 * understand.
 */
async function clearJournal({ folders, owner, now }: SnapshotTask, upTo: number): Promise<void> {
  const doubtful: string[] = []
  for (const { name, number } of await listJournal(folders.journal)) {
    if (number > upTo) continue
    const { entries, damaged, newer } = await readJournal(folders.journal, name)
    const path = join(folders.journal, name)
    const isOurs = entries.every(({ libraryId }) => libraryId === owner.libraryId)
    if (damaged || newer || !isOurs) doubtful.push(path)
    else await rm(path)
  }
  if (doubtful.length > 0) await setAside(folders.backups, doubtful, now)
}

async function rotate({ folders, owner }: SnapshotTask): Promise<void> {
  // In the order of `findSnapshots`: the one with most of the journal comes first.
  const { snapshots } = await findSnapshots(folders)
  const own = snapshots.filter(
    ({ kind, info }) => kind === 'auto' && info.libraryId === owner.libraryId,
  )
  const ordered = own
    .toReversed()
    .map(one => ({ ...one, at: one.info.madeAt, isBefore: one.before !== null }))
  const stay = snapshotsToKeep(ordered)
  for (const { path, name } of ordered.filter(one => !stay.has(one))) {
    const part = join(dirname(path), unfinishedName(name))
    await moved(path, part)
    await rm(path + sidecar)
    await rm(part)
  }
}

/** Deletes what a program that died while writing has left. */
async function removeUnfinished(folder: string): Promise<void> {
  await makeFolder(folder)
  const names = new Set(await readdir(folder))
  for (const part of names) {
    if (!part.endsWith(partSuffix)) continue
    const name = part.slice(1, -partSuffix.length)
    // The sidecar goes last: it shows that the snapshot was never finished.
    if (!names.has(name)) await rm(join(folder, name + sidecar), { force: true })
    await rm(join(folder, part))
  }
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
