import { fetchOnce } from '../fetch-once.ts'
import type { OwnWordsTools } from './own-word-rows.ts'
import type { OwnWords, OwnWordsChange } from './own-words.ts'

/** The reader's words, whose code and rows are loaded at the first call. */
export function ownWordsLater(tools: Omit<OwnWordsTools, 'tell'>): OwnWords & {
  /** Reads all again, because something else has changed the database. */
  readonly reread: () => Promise<void>
} {
  const listeners = new Set<(change: OwnWordsChange) => void>()
  const tell = (change: OwnWordsChange) => {
    for (const listener of listeners) listener(change)
  }
  let isLoaded = false
  const loaded = fetchOnce(async () => {
    const { createOwnWords } = await import('./own-word-acts.ts')
    isLoaded = true
    return createOwnWords({ ...tools, tell })
  })
  return {
    of: async book => (await loaded()).of(book),
    all: async () => (await loaded()).all(),
    follow(listener) {
      const own = (change: OwnWordsChange) => listener(change)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    acts: loaded,
    reread: async () => {
      if (isLoaded) (await loaded()).reread()
    },
  }
}
