/** Finds the snapshots of a profile, and the newest whole one. */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errorCode } from '../../files/write-whole.ts'
import type { KeepingFolders } from '../folders.ts'
import { setAside } from '../checks/set-aside.ts'
import {
  DamagedError,
  extension,
  findSnapshot,
  sidecar,
  unfinishedName,
  type Snapshot,
} from './snapshot-file.ts'

type BackupFolders = Pick<KeepingFolders, 'auto' | 'manual' | 'backups'>
const kinds = ['auto', 'manual'] as const

interface Found {
  /** In order of how much of the journal they have, most first; of equal ones, the newest first. */
  readonly snapshots: readonly Snapshot[]
  /** Paths of files that are not whole snapshots. */
  readonly damaged: readonly string[]
}

/**
 * Finds all snapshots that this program understands, as far as can be judged without reading them
 * whole.
 */
export async function findSnapshots(folders: BackupFolders): Promise<Found> {
  const snapshots: Snapshot[] = []
  const damaged: string[] = []
  for (const kind of kinds) {
    for (const name of await snapshotsIn(folders[kind])) {
      try {
        const snapshot = await findSnapshot(folders[kind], kind, name)
        if (snapshot) snapshots.push(snapshot)
      } catch (error) {
        if (!isDamage(error)) throw error
        damaged.push(join(folders[kind], name))
      }
    }
  }
  const fullest = (a: Snapshot, b: Snapshot) =>
    b.info.journal - a.info.journal || b.info.madeAt - a.info.madeAt
  return { snapshots: snapshots.toSorted(fullest), damaged }
}

/**
 * Names of snapshots that exist at least as a snapshot or a sidecar. Left out are those that a
 * program was finishing or deleting when it died. Empty if the folder may not be read.
 */
export async function snapshotsIn(folder: string): Promise<Iterable<string>> {
  const names: readonly string[] = await readdir(folder).catch((error: unknown) => {
    if (isNoFolder(error) || isForbidden(error)) return []
    throw error
  })
  const snapshots = names
    .map(name => (name.endsWith(sidecar) ? name.slice(0, -sidecar.length) : name))
    .filter(name => name.endsWith(extension) && !name.startsWith('.'))
    .filter(name => names.includes(name) || !names.includes(unfinishedName(name)))
  return new Set(snapshots)
}

const isNoFolder = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error))
const isForbidden = (error: unknown): boolean => ['EACCES', 'EPERM'].includes(errorCode(error))

/**
 * Rejects with Node's error if a folder of snapshots cannot be read. A library rebuilt without them
 * would lose what they hold.
 */
export async function mustSeeSnapshots(folders: BackupFolders): Promise<void> {
  for (const kind of kinds) {
    await readdir(folders[kind]).catch((error: unknown) => {
      if (!isNoFolder(error)) throw error
    })
  }
}

/** Whether `error` means a missing file, a bad block, or changed bytes. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedError || ['ENOENT', 'EIO'].includes(errorCode(error))

export interface Newest<T> {
  /** Null if there is no whole snapshot. */
  readonly found: { readonly snapshot: Snapshot; readonly value: T } | null
  /**
   * Names of files that could not be used. Those that were damaged or half missing have been set
   * aside.
   */
  readonly damaged: readonly string[]
}

/** Which snapshots `newestSnapshot` looks at. */
interface Search {
  readonly folders: BackupFolders
  /** Null: of any library. */
  readonly libraryId: string | null
  /** Milliseconds since 1970. */
  readonly now: number
  /** Snapshots that have more of the journal than file number `upTo` are passed over. */
  readonly upTo?: number
}

/**
 * Finds the newest snapshot, and what `read` makes of it. A snapshot that proves damaged is set
 * aside, and the one before it is tried.
 */
export async function newestSnapshot<T>(
  { folders, libraryId, now, upTo = Number.POSITIVE_INFINITY }: Search,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<Newest<T>> {
  const { snapshots, damaged } = await findSnapshots(folders)
  const bad = [...damaged]
  const unreadable: string[] = []
  let found: Newest<T>['found'] = null
  for (const snapshot of snapshots) {
    if (libraryId !== null && snapshot.info.libraryId !== libraryId) continue
    if (snapshot.info.journal > upTo) continue
    try {
      found = { snapshot, value: await read(snapshot) }
      break
    } catch (error) {
      if (isDamage(error)) bad.push(snapshot.path)
      else unreadable.push(snapshot.path)
    }
  }
  if (bad.length > 0) {
    const files = bad.flatMap(path => [path, path + sidecar])
    // A file that cannot be moved stays, and is passed over the next time as well.
    await setAside(folders.backups, files, now).catch(() => {})
  }
  return { found, damaged: [...bad, ...unreadable].map(path => basename(path)) }
}
