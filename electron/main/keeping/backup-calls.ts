/** The calls about backups: making one, listing and reading them, choosing the folder of copies. */
import { fault, outcomeOf } from './fault.ts'
import type { KeepingCalls } from './keeping-tools.ts'
import { changeCopyFolder, listBackups, readBackup, showBackups } from './snapshots/backups.ts'
import { entryOf } from './snapshots/snapshot-file.ts'
import type { StoreParts } from './store-calls.ts'

type BackupCalls = Pick<
  KeepingCalls,
  | 'backUpNow'
  | 'backUpBefore'
  | 'backupTrouble'
  | 'listBackups'
  | 'readBackup'
  | 'openBackups'
  | 'copyFolder'
  | 'setCopyFolder'
>

export function backupCalls(parts: StoreParts): BackupCalls {
  const { tools, library, backups, copies, snapshots, inTurn } = parts
  const { folders, now } = tools
  return {
    backUpNow: async kind =>
      library.known()
        ? outcomeOf('backups', () => inTurn(async () => entryOf(await snapshots.make(kind))))
        : fault('keeping.not-open', ''),
    async backUpBefore(kind, before) {
      const known = library.known()
      if (!known) return fault('keeping.not-open', '')
      const written = snapshots.rhythm.written()
      // Requested in the same task as the call, before anything of the step can be journalled.
      const turned = known.journal.turn()
      return outcomeOf('backups', async () => {
        const border = { before, written, upTo: await turned }
        return entryOf(await inTurn(() => snapshots.make(kind, { border })))
      })
    },
    backupTrouble: async () => backups.get(),
    listBackups: () => inTurn(() => listBackups(folders)),
    readBackup: name => inTurn(() => readBackup(folders, name, now())),
    openBackups: () => showBackups(folders, tools.showFolder),
    copyFolder: copies.get,
    setCopyFolder: async wanted =>
      wanted
        ? changeCopyFolder(copies, folders, { choose: tools.chooseFolder, now: now() })
        : outcomeOf('copy-folder.json', async () => {
            await library.mustBeOurs()
            await copies.choose(null)
            return copies.get()
          }),
  }
}
