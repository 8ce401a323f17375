import workerUrl from './services/library/import-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** Makes a worker that reads, encodes and packs texts. */
export const createImportWorker = trustedWorker('import-worker', workerUrl)
