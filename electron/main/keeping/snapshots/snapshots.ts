/** The snapshots of a profile: finding them, and the newest that is whole. */
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

export type BackupFolders = Pick<KeepingFolders, 'auto' | 'manual' | 'backups'>
const kinds = ['auto', 'manual'] as const

interface Found {
  /** By how much is in them, the fullest first; of those with the same, the newest. */
  readonly snapshots: readonly Snapshot[]
  /** Paths of files that are no whole snapshot. */
  readonly damaged: readonly string[]
}

/** All snapshots that this program understands, as far as can be told without reading them whole. */
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

/** Names of snapshots of which the snapshot, or what lies beside it, is there; but for those that a program was about to finish or to take away when it died. None where we may not look. */
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

/** Rejects with Node's error where there may be snapshots that we must not see: who builds a library up without them loses what is in them. */
export async function mustSeeSnapshots(folders: BackupFolders): Promise<void> {
  for (const kind of kinds) {
    await readdir(folders[kind]).catch((error: unknown) => {
      if (!isNoFolder(error)) throw error
    })
  }
}

/** A file that is gone, on a bad place of the disk, or not what was written. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedError || ['ENOENT', 'EIO'].includes(errorCode(error))

export interface Newest<T> {
  /** Null if there is no snapshot that is whole. */
  readonly found: { readonly snapshot: Snapshot; readonly value: T } | null
  /** Names of files that could not be used; those that were damaged, or half missing, have been set aside. */
  readonly damaged: readonly string[]
}

/** Which snapshots `newestSnapshot` looks at. */
export interface Search {
  readonly folders: BackupFolders
  /** Null: of any library. */
  readonly libraryId: string | null
  /** Milliseconds since 1970. */
  readonly now: number
  /** Snapshots that have more of the journal than file number `upTo` are passed over. */
  readonly upTo?: number
}

/**
 * Finds the newest snapshot, and what `read` makes of it. A snapshot that proves damaged is set aside, and the one
 * before it is tried.
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
    // Where it cannot be moved it stays, and is passed over the next time as well.
    await setAside(folders.backups, files, now).catch(() => {})
  }
  return { found, damaged: [...bad, ...unreadable].map(path => basename(path)) }
}
