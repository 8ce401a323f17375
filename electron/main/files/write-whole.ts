/** Writes files whole or not at all: a power cut leaves the old file or the new one. */
import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { ownerOnly } from './owner-only.ts'

/**
 * Replaces or creates the file at `path` with the access `mode`, less the system's umask. Rejects
 * with Node's error, and leaves no partial file behind.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  mode: number = ownerOnly.file,
): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`)
  try {
    await writeNew(part, bytes, mode)
    await moved(part, target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await syncFolder(dirname(target))
}

/** Writes and syncs a file that must not exist yet; `mode` as in `writeWhole`. */
export async function writeNew(
  path: string,
  bytes: Uint8Array,
  mode: number = ownerOnly.file,
): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Syncs the names in `folder`. Windows has no such call and needs none, because NTFS logs them. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const pauses = [10, 50, 250, 1000]

/**
 * Renames a file. On Windows a virus scanner may hold it for a moment after it was written, so this
 * tries again.
 */
export async function moved(from: string, to: string): Promise<void> {
  for (const pause of process.platform === 'win32' ? pauses : []) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error))) throw error
      await after(pause)
    }
  }
  await rename(from, to)
}

/** Node's code for an error, such as `ENOSPC`; empty for anything else. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether writing failed for lack of space. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes(errorCode(error))
