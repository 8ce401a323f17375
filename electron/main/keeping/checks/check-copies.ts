/** Looks into every file of the second copy, of which a start reads only what it needs. */
import { basename, join } from 'node:path'
import type { KeepingFolders } from '../folders.ts'
import { listJournal, readJournal } from '../journal/journal-files.ts'
import { setAside } from './set-aside.ts'
import { isWhole, sidecar } from '../snapshots/snapshot-file.ts'
import { findSnapshots, isDamage } from '../snapshots/snapshots.ts'

/**
 * Names of the files that are not as they were written. Those that are needed no more, because
 * a newer snapshot that is whole has all that was in them, are set aside, and so are snapshots.
 * Files of the journal after number `upTo` may just be being written, and are not looked at.
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
