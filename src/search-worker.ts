import workerUrl from './services/searching/search-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** Makes a worker that searches. */
export const createSearchWorker = trustedWorker('search-worker', workerUrl)
