import { Worker } from 'node:worker_threads'
import type { SnapshotTask } from './snapshots/make-snapshot.ts'
import type { Snapshot } from './snapshots/snapshot-file.ts'

/** What the worker answers; an error travels as its name and Node's code. */
export type SnapshotAnswer =
  { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; readonly code: string }

/** A snapshot could not be made; `code` is Node's, or empty. */
export class SnapshotError extends Error {
  override name = 'SnapshotError'
  readonly code: string
  constructor(code: string) {
    super('snapshot')
    this.code = code
  }
}

let running = 0

/** How many threads make snapshots, or have been told to end and have not yet. */
export const threadsRunning = (): number => running

/**
 * Makes a snapshot in a thread of its own, `script`, so that main stays free. Rejects with a
 * `SnapshotError`; so it does when `signal` ends the thread, which leaves nothing half done.
 */
export function snapshotInWorker(
  script: string,
  task: SnapshotTask,
  signal?: AbortSignal,
): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: task })
    running++
    const end = () => void worker.terminate()
    let answer: SnapshotAnswer = { ok: false, code: '' }
    signal?.addEventListener('abort', end, { once: true })
    worker.once('message', (given: SnapshotAnswer) => {
      answer = given
    })
    // It is followed by the exit, and says no more than that.
    worker.once('error', () => {})
    // Not before: a program that ends while a thread of it is ending may wait for it for ever.
    worker.once('exit', () => {
      running--
      signal?.removeEventListener('abort', end)
      if (answer.ok) resolve(answer.snapshot)
      else reject(new SnapshotError(answer.code))
    })
  })
}
