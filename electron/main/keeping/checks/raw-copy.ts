/** Copies of the database's own files, made after an unclean end and before anything opens them. */
import { cp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode, moved, syncFolder } from '../../files/write-whole.ts'
import { timeName, type KeepingFolders } from '../folders.ts'
import { freeBytes, tooLittle } from '../space/space.ts'

const lead = 'raw-'
const unfinished = '.raw-part'
const keptCopies = 2

/**
 * Copies the database's files and returns the copy's name. Returns null if there is no database, or
 * no space for a copy; journal and snapshots remain in that case.
 */
export async function copyStore(
  { store, backups }: Pick<KeepingFolders, 'store' | 'backups'>,
  now: number,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<string | null> {
  const size = await folderSize(store)
  if (size === 0 || (await free(store)) < size + tooLittle) return null
  const part = join(backups, unfinished)
  const name = `${lead}${timeName(now)}`
  await makeFolder(backups)
  await rm(part, { recursive: true, force: true })
  await cp(store, part, { recursive: true })
  await moved(part, join(backups, name))
  await syncFolder(backups)
  await dropOldest(backups, name)
  return name
}

/**
 * Moves the database's files away from an engine that can neither open nor delete them. Returns the
 * name under which they are kept, or null if there are no files.
 */
export async function setStoreAside(
  { store, backups }: Pick<KeepingFolders, 'store' | 'backups'>,
  now: number,
): Promise<string | null> {
  if ((await folderSize(store)) === 0) return null
  const name = `${lead}${timeName(now)}`
  await makeFolder(backups)
  await moved(store, join(backups, name))
  await syncFolder(backups)
  await dropOldest(backups, name)
  return name
}

/**
 * Deletes the oldest copies. Names sort by a clock that may have been set back, so `made` always
 * counts as the newest.
 */
async function dropOldest(backups: string, made: string): Promise<void> {
  const others = (await rawCopies(backups)).filter(name => name !== made)
  for (const old of others.slice(0, others.length - (keptCopies - 1))) {
    await rm(join(backups, old), { recursive: true, force: true })
  }
}

/** Names of the copies, oldest first. */
export async function rawCopies(backups: string): Promise<readonly string[]> {
  const names = await readdir(backups).catch(() => [])
  return names.filter(name => name.startsWith(lead)).sort()
}

/** Bytes in all files below `folder`; 0 if there is no such folder. */
export async function folderSize(folder: string): Promise<number> {
  let size = 0
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  return size
}
