import workerUrl from './services/words/words-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** Makes a worker that holds the dictionary. */
export const createWordsWorker = trustedWorker('words-worker', workerUrl)
