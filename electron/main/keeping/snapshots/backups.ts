/** The functions behind the reader's list of backups. */
import type { BackupEntry, CopyFolder, Outcome } from '#contract/answers'
import { makeFolder } from '../../files/owner-only.ts'
import type { Copies } from './copy-folder.ts'
import { fault, outcomeOf } from '../fault.ts'
import { timeIn, type KeepingFolders } from '../folders.ts'
import { rawCopies, folderSize } from '../checks/raw-copy.ts'
import { entryOf, sidecar, snapshotBytes } from './snapshot-file.ts'
import { findSnapshots, isDamage, newestSnapshot } from './snapshots.ts'
import { setAside } from '../checks/set-aside.ts'
import { join } from 'node:path'

/**
 * Lists all backups, newest first. Snapshots are in the order in which they were made, whatever the
 * clock said.
 */
export async function listBackups(folders: KeepingFolders): Promise<readonly BackupEntry[]> {
  const { snapshots } = await findSnapshots(folders)
  const entries = snapshots.map(entryOf)
  for (const name of await rawCopies(folders.backups)) {
    const bytes = await folderSize(join(folders.backups, name))
    const at = timeIn(name) ?? 0
    const older = entries.findIndex(entry => entry.at < at)
    const place = older < 0 ? entries.length : older
    entries.splice(place, 0, { name, kind: 'raw', at, bytes, counts: null })
  }
  return entries
}

/**
 * Returns the packed bytes of the snapshot called `name`. The page unpacks them in a worker, so
 * neither main nor the page is blocked. A damaged snapshot is set aside.
 */
export async function readBackup(
  folders: KeepingFolders,
  name: string,
  now: number,
): Promise<Outcome<Uint8Array>> {
  const { snapshots } = await findSnapshots(folders)
  const snapshot = snapshots.find(each => each.name === name)
  if (!snapshot) return fault('keeping.not-found', name)
  try {
    return { ok: true, value: await snapshotBytes(snapshot) }
  } catch (error) {
    if (!isDamage(error)) return fault('keeping.unreadable', name)
    await setAside(folders.backups, [snapshot.path, snapshot.path + sidecar], now)
    return fault('keeping.damaged', name)
  }
}

/** Makes the folder if it does not exist, and shows it. */
export async function showBackups(
  folders: KeepingFolders,
  show: (folder: string) => Promise<unknown>,
): Promise<void> {
  await makeFolder(folders.backups)
  await show(folders.backups)
}

/**
 * Lets the reader choose a second folder for snapshots, and copies the newest one there at once, so
 * that a folder that does not work is noticed.
 */
export function changeCopyFolder(
  copies: Copies,
  folders: KeepingFolders,
  { choose, now }: { readonly choose: () => Promise<string | null>; readonly now: number },
): Promise<Outcome<CopyFolder>> {
  return outcomeOf('copy-folder.json', async () => {
    const folder = await choose()
    if (folder === null) return copies.get()
    await copies.choose(folder)
    const { found } = await newestSnapshot({ folders, libraryId: null, now }, async () => {})
    if (found) await copies.add(found.snapshot)
    return copies.get()
  })
}
