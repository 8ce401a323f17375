import type { LibraryDb } from '#storage/db'
import type { SaveState } from '../saving/save-state.ts'
import type { Commit } from '../saving/writer.ts'

/**
 * After so many writes without any reply the engine hangs: they have then waited some 20 seconds.
 * A slow disk replies sooner.
 */
const unanswered = 4

/**
 * Wraps `write`. If it fails because the engine has lost the open library or its connection, only a
 * start can recover that. `restart` is called each time `write` fails again while all the reader's
 * work is in the second copy. After the first failure there has been time for a report of a full
 * disk, which makes writes fail before `write` is called. It is also called at each further write
 * while earlier ones have had no reply at all.
 */
export function restartOnceLost(tools: {
  readonly db: Pick<LibraryDb, 'isLost'>
  readonly write: Commit
  readonly state: () => SaveState
  readonly restart: () => void
}): Commit {
  const { db, write, state, restart } = tools
  let isSecond = false
  let waiting = 0
  return async (...what) => {
    if (waiting >= unanswered && state().state === 'journal-only') restart()
    waiting++
    try {
      return await write(...what)
    } catch (error) {
      if (db.isLost && isSecond && state().state === 'journal-only') restart()
      isSecond = db.isLost
      throw error
    } finally {
      waiting--
    }
  }
}
