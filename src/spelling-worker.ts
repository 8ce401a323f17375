import workerUrl from './services/spelling/spelling-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** Makes a worker that checks words. */
export const createSpellingWorker = trustedWorker('spelling-worker', workerUrl)
