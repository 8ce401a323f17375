import type { LibraryDb } from '#storage/db'
import type { SaveState } from '../save-state.ts'
import type { Commit } from '../writer.ts'

/**
 * `write`, watched: where it fails because the engine has lost the library it had open, or the way to it, only a start
 * can bring that back. `restart` begins one as soon as all that the reader made is in the second copy.
 */
export function restartOnceLost(tools: {
  readonly db: Pick<LibraryDb, 'isLost'>
  readonly write: Commit
  /** Resolves with what has become of everything that waits, after the writing under way. */
  readonly flush: () => Promise<SaveState>
  readonly restart: () => void
}): Commit {
  const { db, write, flush, restart } = tools
  let isAsking = false

  async function restartIfKept(): Promise<void> {
    isAsking = true
    const { state } = await flush()
    isAsking = false
    if (state === 'journal-only') restart()
  }
  return async (...what) => {
    try {
      return await write(...what)
    } catch (error) {
      if (db.isLost && !isAsking) void restartIfKept()
      throw error
    }
  }
}
