/** What a reader may do with the backups there are. */
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

/** All backups, newest first: snapshots in the order in which they were made, whatever clocks said. */
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

/** The bytes of the snapshot called `name`, which the page unpacks in a worker: no thread that answers the reader does. One that proves damaged is set aside. */
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

/** Makes sure that there is a folder to show, and shows it. */
export async function showBackups(
  folders: KeepingFolders,
  show: (folder: string) => Promise<unknown>,
): Promise<void> {
  await makeFolder(folders.backups)
  await show(folders.backups)
}

/** Lets the reader choose where snapshots are copied to besides, and copies the newest at once, so that it is known whether it works. */
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
