import type { QueryMaker } from '#domain/search/query'
import type { SearchText } from '#domain/search/search-text'
import { live, type Live } from '../live.ts'

/** Answers which of some names `words` are in, by their numbers from 0; null where the words ask for nothing. */
export type AmongNames = (words: string) => ReadonlySet<number> | null

/** Looks for words in names as books are searched: simplified or traditional, wide or narrow, in either case. */
export type NameSearch = (names: readonly string[]) => AmongNames

/** Looking for names. What it needs to know is fetched when a name is first looked for: a start needs none of it. */
export interface Names {
  /** Null until it was fetched. */
  readonly search: Live<NameSearch | null>
  readonly fetch: () => void
}

/** Looking for names that nobody has looked for yet. */
export function createNames(): Names {
  const search = live<NameSearch | null>(null)
  let fetching: Promise<void> | null = null
  return { search, fetch: () => void (fetching ??= nameSearch().then(search.set)) }
}

/** Fetches what is known of ways of writing. */
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

function found(text: SearchText, maker: QueryMaker, words: string): ReadonlySet<number> | null {
  const asked = { words, matchCase: false, exactCharacters: false, isPattern: false }
  const made = maker.make(asked)
  if (!made.ok) return null
  const numbers = new Set<number>()
  text.find(made.query, number => numbers.add(number))
  return numbers
}
