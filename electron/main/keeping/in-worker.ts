import { Worker } from 'node:worker_threads'
import type { SnapshotTask } from './snapshots/make-snapshot.ts'
import type { Snapshot } from './snapshots/snapshot-file.ts'

/** The worker's message. An error is sent as Node's code. */
export type SnapshotAnswer =
  { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; readonly code: string }

/** A snapshot could not be made. `code` is Node's, or empty. */
class SnapshotError extends Error {
  override name = 'SnapshotError'
  readonly code: string
  constructor(code: string) {
    super('snapshot')
    this.code = code
  }
}

let running = 0

/** The number of threads that make snapshots, including those that are ending. */
export const threadsRunning = (): number => running

/**
 * Makes a snapshot in a worker thread that runs `script`, so that main stays responsive. Rejects
 * with a `SnapshotError`, also when `signal` ends the thread; an ended thread leaves nothing half
 * done.
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
    // An exit event follows, which carries the same news.
    worker.once('error', () => {})
    // Not earlier: a program that quits while one of its threads is ending may wait for it forever.
    worker.once('exit', () => {
      running--
      signal?.removeEventListener('abort', end)
      if (answer.ok) resolve(answer.snapshot)
      else reject(new SnapshotError(answer.code))
    })
  })
}
