/**
 * The files of the second copy when the witness was last written. With this list a start notices a
 * file that is gone or has another length, even if nothing in it is needed any more.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { timeIn, type KeepingFolders } from '../folders.ts'
import { journalNumber, listJournal } from '../journal/journal-files.ts'
import { snapshotsToKeep } from '../snapshots/rotation.ts'
import { stepIn } from '../snapshots/snapshot-file.ts'
import { findSnapshots, snapshotsIn } from '../snapshots/snapshots.ts'
import { errorCode } from '../../files/write-whole.ts'

/** Bytes by file name. Journal files are included once they are no longer written to. */
export type Sizes = Readonly<Record<string, number>>
export interface Inventory {
  readonly journal: Sizes
  /** In the order in which they were made. */
  readonly auto: Sizes
  readonly manual: Sizes
}

type Places = Pick<KeepingFolders, keyof Inventory | 'backups'>

/**
 * Returns what the folders hold now. Journal files after number `upTo` are left out: they may still
 * be written to, and a length noted for one would look wrong at the next start.
 */
export async function takeInventory(
  folders: Places,
  upTo = Number.POSITIVE_INFINITY,
): Promise<Inventory> {
  const journal = (await listJournal(folders.journal))
    .filter(({ number }) => number <= upTo)
    .map(({ name }) => name)
  return {
    journal: await sizesOf(folders.journal, journal),
    auto: await sizesOf(folders.auto, await autoInOrder(folders)),
    manual: await sizesOf(folders.manual, await snapshotsIn(folders.manual)),
  }
}

/**
 * Returns the paths of the files of `inventory` that are gone or have another length now. A program
 * that died may have deleted files without writing a new witness, so these may be gone: journal
 * files up to number `cleared`, and snapshots that the rotation deletes.
 */
export async function missedFrom(
  folders: Places,
  inventory: Inventory,
  cleared: number,
): Promise<readonly string[]> {
  const present = await takeInventory(folders)
  const names = [...new Set([...namesIn(inventory.auto), ...namesIn(present.auto)])]
  const made = names.map(name => ({ name, at: timeOf(name), isBefore: stepIn(name) !== null }))
  const stay = new Set([...snapshotsToKeep(made)].map(({ name }) => name))
  const mayBeGone: { readonly [P in keyof Inventory]: (name: string) => boolean } = {
    journal: name => journalNumber(name) <= cleared,
    auto: name => !stay.has(name),
    manual: () => false,
  }
  return places.flatMap(place =>
    Object.entries(inventory[place])
      .filter(([name, bytes]) => {
        const size = present[place][name]
        return size === undefined ? !mayBeGone[place](name) : size !== bytes
      })
      .map(([name]) => join(folders[place], name)),
  )
}

/** Names of automatic snapshots: first those whose sidecar says nothing, then the oldest. */
async function autoInOrder(folders: Places): Promise<readonly string[]> {
  const names = [...(await snapshotsIn(folders.auto))]
  const { snapshots } = await findSnapshots(folders)
  const places = new Map(snapshots.toReversed().map(({ name }, place) => [name, place]))
  const placeOf = (name: string) => places.get(name) ?? -1
  return names.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const places = ['journal', 'auto', 'manual'] as const

const namesIn = (sizes: Sizes): readonly string[] => Object.keys(sizes)

const timeOf = (name: string): number => timeIn(name) ?? 0

async function sizesOf(folder: string, names: Iterable<string>): Promise<Sizes> {
  const sizes: Record<string, number> = {}
  for (const name of names) {
    try {
      sizes[name] = (await stat(join(folder, name))).size
    } catch (error) {
      // A snapshot may be gone while its sidecar remains.
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  return sizes
}
