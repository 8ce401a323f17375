import workerUrl from './services/library/import-worker.ts?worker&url'
import { trustedWorker } from './trusted-worker.ts'

/** A worker that takes texts apart. */
export const createImportWorker = trustedWorker('import-worker', workerUrl)
