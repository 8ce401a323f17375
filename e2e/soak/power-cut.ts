import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { familyOf } from '../support/process-tree.ts'
import { frailDisk, freeze, killTree, type FrailDisk } from '../support/faults.ts'
import { begin, newLedger, work } from './at-work.ts'
import type { Death, Doomed } from './deaths.ts'
import { unsavedOf } from './kept.ts'
import { check, type Part } from './part.ts'

/** D2: cuts the power. Only data that had reached the disk is left. */
export const powerCut: Part = {
  id: 'D2',
  title: 'power cut while typing (image of an ext4 disk)',
  needsRoot: true,
  runs: 100,
  async run(random) {
    const disk = frailDisk()
    try {
      const userData = join(disk.folder, 'profile')
      const ledger = newLedger()
      const program = await begin({ userData })
      const { at } = await cutPower({ program, ledger, random }, disk, 5500)
      const { lost, found } = await check(userData, ledger.promised)
      const unsaved = unsavedOf(ledger.seen, found, at)
      return { lost, unsaved, told: null, fault: 'at work' }
    } finally {
      disk.remove()
    }
  },
}

/** Works for 500 to 500 + `longest` milliseconds, cuts the power and restores it. */
export async function cutPower(
  { program, ledger, random }: Doomed,
  disk: FrailDisk,
  longest: number,
): Promise<Death> {
  const family = familyOf(program.app)
  let isOver = false
  const working = work(program, ledger, random, { isOver: () => isOver })
  await pause(500 + random.below(longest))
  isOver = true
  const at = Date.now()
  // Copying the disk takes time, and nothing more may reach the disk meanwhile.
  freeze(family)
  disk.cut()
  await killTree(program.app, family)
  await working
  disk.restart()
  return { at, isAtWork: true }
}
