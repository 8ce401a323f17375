import { fetchOnce } from '../fetch-once.ts'
import type { WordsSource } from './words-in-worker.ts'
import type { ChineseWords } from './words.ts'

/** The words in a worker, whose code and data are loaded at the first call. */
export function wordsLater(createWorker: () => Worker, source: WordsSource): ChineseWords {
  const loaded = fetchOnce(async () =>
    (await import('./words-in-worker.ts')).wordsInWorker(createWorker, source),
  )
  return {
    prepare: async () => (await loaded()).prepare(),
    lookUp: async (...what) => (await loaded()).lookUp(...what),
    search: async (...what) => (await loaded()).search(...what),
    segment: async (...what) => (await loaded()).segment(...what),
    pinyin: async (...what) => (await loaded()).pinyin(...what),
  }
}
