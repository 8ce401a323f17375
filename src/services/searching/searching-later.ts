import { fetchOnce } from '../fetch-once.ts'
import { live } from '../live.ts'
import type { Searching, SearchingTools } from './searching.ts'

/**
 * Searching whose code is loaded at the first call. What was written before that is no loss: a book
 * is given to the engine when it is first searched, with all that waits to be written.
 */
export function searchingLater(tools: SearchingTools): Searching {
  const changes = live(0)
  const loaded = fetchOnce(async () => {
    const { createSearching } = await import('./searching.ts')
    const searching = createSearching(tools)
    searching.changes.subscribe(() => changes.set(searching.changes.get()))
    return searching
  })

  /** Begins a search when the code is there, unless it was ended before. */
  function search(begin: (searching: Searching) => () => void): () => void {
    let end: (() => void) | null = null
    let isEnded = false
    void loaded().then(searching => {
      if (!isEnded) end = begin(searching)
    })
    return () => {
      isEnded = true
      end?.()
    }
  }

  return {
    inBook: (...what) => search(({ inBook }) => inBook(...what)),
    inLibrary: (...what) => search(({ inLibrary }) => inLibrary(...what)),
    excerpts: async (...what) => (await loaded()).excerpts(...what),
    replacements: async (...what) => (await loaded()).replacements(...what),
    occurrences: async (...what) => (await loaded()).occurrences(...what),
    bothTexts: async (...what) => (await loaded()).bothTexts(...what),
    engine: tools.engine,
    changes,
  }
}
