import type { Asked } from '#domain/search/query'
import type { SearchHit, SearchPlace } from '#domain/search/search-results'

/** What the reader looks for, and where. */
export interface Sought {
  readonly asked: Asked
  readonly places: readonly SearchPlace[]
}

export const nothingSought: Sought = {
  asked: { words: '', matchCase: false, exactCharacters: false, isPattern: false },
  places: ['source', 'translation', 'note'],
}

/** What was looked for in the library, and the hit to go to in its book; null for none. */
export interface SoughtElsewhere {
  readonly sought: Sought
  readonly hit: SearchHit | null
}
