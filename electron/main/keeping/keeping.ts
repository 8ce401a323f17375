/**
 * The second copy of the reader's work: every change in a journal, everything in snapshots, and a
 * witness of what there should be. The page's database can be built again from it.
 */
import { inTurns } from '../turns.ts'
import { backupCalls } from './backup-calls.ts'
import { outcomeOf } from './fault.ts'
import { FoundDamage } from './found-damage.ts'
import type { KeepingCalls, KeepingTools } from './keeping-tools.ts'
import { KeptLibrary } from './kept-library.ts'
import { watchBackups } from './snapshots/backup-trouble.ts'
import { openCopies } from './snapshots/copy-folder.ts'
import { Snapshotting } from './snapshotting.ts'
import { freeBytes } from './space/space.ts'
import { watchSpace } from './space/space-watch.ts'
import { StoreCalls } from './store-calls.ts'

/** Opens the second copy. Nothing is read or written before the page calls `openStore`. */
export function openKeeping(tools: KeepingTools): KeepingCalls {
  const { folders, lease, prepared } = tools
  const damage = new FoundDamage()
  const library = new KeptLibrary(tools, damage)
  const inTurn = inTurns()
  const copies = openCopies(folders.copyFolder)
  const disk = watchSpace(tools.free ?? (() => freeBytes(folders.profile)), tools.spaceChanged)
  const backups = watchBackups(tools.now, tools.backupTrouble ?? (() => {}))
  const common = { tools, library, damage, copies, backups, disk, inTurn }
  const snapshots = new Snapshotting(common)
  const store = new StoreCalls({ ...common, snapshots })

  return {
    ...backupCalls({ ...common, snapshots }),
    openStore: () => inTurn(() => store.open()),
    storeOpened: opened => inTurn(() => store.opened(opened)),
    journal: (entries, options) => store.journal(entries, options),
    checkCopies: () => inTurn(() => store.checkCopies()),
    readRecovery: () => inTurn(() => outcomeOf('journal', () => store.readRecovery())),
    setStoreAside: () => inTurn(() => outcomeOf('IndexedDB', () => store.setAside())),
    async close() {
      snapshots.rhythm.stop()
      disk.stop()
      // The next program may open the database, so copying it must have ended.
      await prepared
      if ((await lease.check()) !== 'ours') return
      await store.close()
    },
  }
}
