import type { Asked } from '#domain/search/query'
import type { SearchHit, SearchPlace } from '#domain/search/search-results'

/** The words to find, and where. */
export interface Sought {
  readonly asked: Asked
  readonly places: readonly SearchPlace[]
  /** Whether the translation is shown beside each hit in the source. */
  readonly isBeside?: boolean
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
