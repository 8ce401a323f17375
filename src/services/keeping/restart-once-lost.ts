import type { LibraryDb } from '#storage/db'
import type { SaveState } from '../saving/save-state.ts'
import type { Commit } from '../saving/writer.ts'

/**
 * `write`, watched: where it fails because the engine has lost the library it had open, or the way to it, only a start
 * can bring that back. `restart` is asked for one as often as it fails again and all that the reader made is in the second copy.
 * Whoever has no room fails before `write`: so after the first failure there has been time to hear of a full disk.
 */
export function restartOnceLost(tools: {
  readonly db: Pick<LibraryDb, 'isLost'>
  readonly write: Commit
  readonly state: () => SaveState
  readonly restart: () => void
}): Commit {
  const { db, write, state, restart } = tools
  let isSecond = false
  return async (...what) => {
    try {
      return await write(...what)
    } catch (error) {
      if (db.isLost && isSecond && state().state === 'journal-only') restart()
      isSecond = db.isLost
      throw error
    }
  }
}
