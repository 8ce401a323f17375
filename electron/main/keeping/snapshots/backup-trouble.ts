/**
 * Remembers whether snapshots can be made, so that the reader learns when they cannot without
 * asking.
 */
import { access, constants } from 'node:fs/promises'
import type { BackupTrouble } from '#contract/keeping'
import { makeFolder } from '../../files/owner-only.ts'
import { faultOf } from '../fault.ts'
import type { KeepingFolders } from '../folders.ts'

export interface BackupWatch {
  readonly get: () => BackupTrouble | null
  /** A snapshot could not be made. `last` is when the newest was made, or null. */
  readonly failed: (error: unknown, last: number | null) => void
  readonly made: () => void
}

/**
 * `report` receives the trouble when it begins and when its reason changes, and null when it ends.
 */
export function watchBackups(
  now: () => number,
  report: (trouble: BackupTrouble | null) => void,
): BackupWatch {
  let trouble: BackupTrouble | null = null
  return {
    get: () => trouble,
    failed(error, last) {
      const fault = faultOf(error, 'backups')
      if (trouble?.fault.code === fault.code && trouble.fault.place === fault.place) return
      trouble = { since: trouble?.since ?? last ?? now(), fault }
      report(trouble)
    },
    made() {
      if (!trouble) return
      trouble = null
      report(null)
    },
  }
}

/**
 * Rejects with Node's error if no snapshot could be made now, as far as that can be found out
 * without making one.
 */
export async function tryBackups({ auto }: Pick<KeepingFolders, 'auto'>): Promise<void> {
  await makeFolder(auto)
  await access(auto, constants.W_OK | constants.X_OK)
}
