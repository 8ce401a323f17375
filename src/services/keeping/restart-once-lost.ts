import type { LibraryDb } from '#storage/db'
import type { SaveState } from '../saving/save-state.ts'
import type { Commit } from '../saving/writer.ts'

/**
 * Wraps `write`. If it fails because the engine has lost the open library or its connection, only a
 * start can recover that. `restart` is called each time `write` fails again while all the reader's
 * work is in the second copy. After the first failure there has been time for a report of a full
 * disk, which makes writes fail before `write` is called.
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
