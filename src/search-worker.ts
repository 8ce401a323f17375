import workerUrl from './services/searching/search-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** A worker that looks for words. */
export const createSearchWorker = trustedWorker('search-worker', workerUrl)
