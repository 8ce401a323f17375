/** The words of a whole book, counted in the worker of the dictionary. */
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Api } from '#contract/api'
import type { Book } from '#domain/book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import type { CountedEntry } from '#formats/export/tables/counted-words'
import { fetchOnce } from '../fetch-once.ts'
import type { OwnWords } from '../own-words/own-words.ts'
import type { Structures } from '../structure/structures.ts'
import type { ChineseWords } from './words.ts'

export interface CountOptions {
  readonly signal: AbortSignal
  /** Called with how much is counted, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

export interface BookVocabulary {
  /**
   * Counts the words of a book as the reader has corrected them. Rejects with the signal's reason,
   * or if there is no dictionary. The last count is kept while nothing changes it.
   */
  readonly count: (book: Book, options: CountOptions) => Promise<Outcome<CountedBook>>
  /** Saves rows as CSV where the reader chooses. */
  readonly save: (rows: readonly CountedEntry[], title: string) => Promise<Outcome<SaveOutcome>>
}

export interface BookVocabularyTools {
  readonly api: Api
  readonly newId: () => string
  readonly words: Pick<ChineseWords, 'tally' | 'tallied'>
  readonly ownWords: Pick<OwnWords, 'of'>
  readonly structures: Pick<Structures, 'get' | 'open'>
}

/** The counts, whose code is loaded at the first call. */
export function bookVocabularyLater(tools: BookVocabularyTools): BookVocabulary {
  const loaded = fetchOnce(async () =>
    (await import('./count-book.ts')).createBookVocabulary(tools),
  )
  return {
    count: async (...what) => (await loaded()).count(...what),
    save: async (...what) => (await loaded()).save(...what),
  }
}
