import type { QueryMaker } from '#domain/search/query'
import type { SearchText } from '#domain/search/search-text'
import { fetchOnce } from '../fetch-once.ts'
import { live, type Live } from '../live.ts'

/**
 * Returns the indexes of the names that contain `words`, each with the place of the first ones in
 * its name, in UTF-16 units; null if there is nothing to look for.
 */
export type AmongNames = (words: string) => ReadonlyMap<number, number> | null

/**
 * Finds words in names as the search in books does: simplified or traditional, wide or narrow, in
 * either case.
 */
export type NameSearch = (names: readonly string[]) => AmongNames

/**
 * The search in names. Its data is loaded at the first search, because a start does not need it.
 */
export interface Names {
  /** Null until it is loaded. */
  readonly search: Live<NameSearch | null>
  readonly fetch: () => void
}

/** The search in names, not loaded yet. */
export function createNames(): Names {
  const search = live<NameSearch | null>(null)
  const fetch = fetchOnce(() => nameSearch().then(search.set))
  return { search, fetch: () => void fetch() }
}

/** Loads the variants of characters. */
export async function nameSearch(): Promise<NameSearch> {
  const [{ chineseVariants }, { queryMaker }, { SearchText }] = await Promise.all([
    import('../searching/chinese-variants.ts'),
    import('#domain/search/query'),
    import('#domain/search/search-text'),
  ])
  const maker = queryMaker(chineseVariants())
  return names => {
    const text = new SearchText(
      names.map(name => ({ text: name })),
      maker,
    )
    return words => found(text, maker, words.trim())
  }
}

function found(
  text: SearchText,
  maker: QueryMaker,
  words: string,
): ReadonlyMap<number, number> | null {
  const asked = { words, matchCase: false, exactCharacters: false, isPattern: false }
  const made = maker.make(asked)
  if (!made.ok) return null
  const places = new Map<number, number>()
  text.find(made.query, (number, start) => {
    if (!places.has(number)) places.set(number, start)
  })
  return places
}
