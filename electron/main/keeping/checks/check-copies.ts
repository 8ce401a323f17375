/** Checks every file of the second copy. A start reads only the files it needs. */
import { basename, join } from 'node:path'
import type { KeepingFolders } from '../folders.ts'
import { listJournal, readJournal } from '../journal/journal-files.ts'
import { setAside } from './set-aside.ts'
import { isWhole, sidecar } from '../snapshots/snapshot-file.ts'
import { findSnapshots, isDamage } from '../snapshots/snapshots.ts'

/**
 * Returns the names of files whose bytes have changed. Damaged snapshots are set aside, and so are
 * damaged journal files that a newer whole snapshot covers. Journal files after number `upTo` may
 * still be written to and are not read.
 */
export async function checkCopies(
  folders: Pick<KeepingFolders, 'auto' | 'manual' | 'backups' | 'journal'>,
  { now, upTo }: { readonly now: number; readonly upTo: number },
): Promise<readonly string[]> {
  const { snapshots, damaged } = await findSnapshots(folders)
  const bad = damaged.flatMap(withSidecar)
  let covered = 0
  for (const snapshot of snapshots) {
    const whole = await isWhole(snapshot).catch((error: unknown) => {
      if (!isDamage(error)) throw error
      return false
    })
    if (whole) covered = Math.max(covered, snapshot.info.journal)
    else bad.push(...withSidecar(snapshot.path))
  }
  const needed: string[] = []
  for (const { name, number } of await listJournal(folders.journal)) {
    if (number > upTo) continue
    const { damaged } = await readJournal(folders.journal, name)
    if (damaged && number <= covered) bad.push(join(folders.journal, name))
    else if (damaged) needed.push(name)
  }
  if (bad.length > 0) await setAside(folders.backups, bad, now)
  const names = bad.filter(path => !path.endsWith(sidecar)).map(path => basename(path))
  return [...names, ...needed]
}

const withSidecar = (path: string): readonly string[] => [path, path + sidecar]
