/**
 * Prepares the database's files before the page receives the report on its library, and so before
 * anything opens the database.
 */
import type { KeepingFolders } from './folders.ts'
import { copyStore, folderSize } from './checks/raw-copy.ts'
import { missingStoreFiles } from './checks/store-files.ts'
import { readWitness } from './checks/witness.ts'

export interface Prepared {
  /** The program ended by itself the last time, or there is no database yet. */
  readonly clean: boolean
  /**
   * The name of the copy of the database's files; null if the last end was clean or no copy could
   * be made.
   */
  readonly rawCopy: string | null
  /** Names of the database's own files that must exist and do not. */
  readonly damaged: readonly string[]
}

/**
 * Copies the database's files unless they are known to be in order. Never rejects: `failed`
 * receives the error.
 */
export async function prepareStore(
  folders: KeepingFolders,
  now: number,
  failed: (error: unknown) => void,
): Promise<Prepared> {
  try {
    const witness = await readWitness(folders.witness)
    const damaged = await missingStoreFiles(folders.store)
    const endedWell = typeof witness === 'object' && witness !== null && witness.clean
    const clean = endedWell && damaged.length === 0
    if (clean || (await folderSize(folders.store)) === 0) {
      return { clean: clean || witness === null, rawCopy: null, damaged }
    }
    return { clean: false, rawCopy: await copyStore(folders, now), damaged }
  } catch (error) {
    failed(error)
    return { clean: false, rawCopy: null, damaged: [] }
  }
}
