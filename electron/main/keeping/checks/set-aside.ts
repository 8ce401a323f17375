import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode, moved, syncFolder } from '../../files/write-whole.ts'
import { timeName } from '../folders.ts'

/**
 * Moves damaged files into `backups/damaged-<time>`. They are never deleted, because something may
 * still be read from them. Files that do not exist are passed over.
 */
export async function setAside(
  backups: string,
  paths: readonly string[],
  now: number,
): Promise<void> {
  const there: string[] = []
  for (const path of paths) if (await isThere(path)) there.push(path)
  if (there.length === 0) return
  const folder = join(backups, `damaged-${timeName(now)}`)
  await makeFolder(folder)
  for (const path of there) await moved(path, join(folder, basename(path)))
  await syncFolder(folder)
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}
