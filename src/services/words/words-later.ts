import { fetchOnce } from '../fetch-once.ts'
import type { OwnOfBook, WordsSource } from './words-in-worker.ts'
import type { SetTimer } from '../timers.ts'
import type { ChineseWords } from './words.ts'

/** Makes the dictionary, once there is what the reader says of words. */
export type CreateWords = (
  own: OwnOfBook,
  after: SetTimer,
  /** The setting with the reader's own dictionaries. */
  dictionaries: () => string,
) => ChineseWords

/** The words in a worker, whose code and data are loaded at the first call. */
export const wordsLater =
  (createWorker: () => Worker, source: WordsSource): CreateWords =>
  (own, after, dictionaries) => {
    const loaded = fetchOnce(async () =>
      (await import('./words-in-worker.ts')).wordsInWorker(createWorker, {
        ...source,
        own,
        after,
        dictionaries,
      }),
    )
    return {
      prepare: async () => (await loaded()).prepare(),
      lookUp: async (...what) => (await loaded()).lookUp(...what),
      search: async (...what) => (await loaded()).search(...what),
      segment: async (...what) => (await loaded()).segment(...what),
      pinyin: async (...what) => (await loaded()).pinyin(...what),
      statuses: async (...what) => (await loaded()).statuses(...what),
      tally: async (...what) => (await loaded()).tally(...what),
      tallied: async (...what) => (await loaded()).tallied(...what),
      statusesOf: async (...what) => (await loaded()).statusesOf(...what),
      lens: async (...what) => (await loaded()).lens(...what),
      ownEntries: async (...what) => (await loaded()).ownEntries(...what),
      glosses: async (...what) => (await loaded()).glosses(...what),
    }
  }
