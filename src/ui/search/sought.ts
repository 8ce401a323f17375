import type { Asked } from '#domain/search/query'
import type { SearchHit, SearchPlace } from '#domain/search/search-results'

/** The words to find, and where. */
export interface Sought {
  readonly asked: Asked
  readonly places: readonly SearchPlace[]
  /**
   * What was sought before, if every place of a term is sought. The translation is then shown
   * beside each hit in the source.
   */
  readonly usual?: Sought
}

export const nothingSought: Sought = {
  asked: { words: '', matchCase: false, exactCharacters: false, isPattern: false },
  places: ['source', 'translation', 'note'],
}

/** What was sought in the library, and the hit to go to in its book; `null` for none. */
export interface SoughtElsewhere {
  readonly sought: Sought
  readonly hit: SearchHit | null
}

/** Returns the search for every place of `words` in the source. `before` is what was sought. */
export const everyPlaceOf = (words: string, before: Sought): Sought => ({
  asked: { ...nothingSought.asked, words },
  places: ['source'],
  usual: before.usual ?? before,
})

/** Returns `sought` with other words. After the places of a term it is as it was before. */
export function withOtherWords(sought: Sought, words: string): Sought {
  const { usual = sought } = sought
  return { ...usual, asked: { ...usual.asked, words } }
}
