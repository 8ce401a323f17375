/** The worker that makes one snapshot, posts one message and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { errorCode } from '../../files/write-whole.ts'
import type { SnapshotAnswer } from '../in-worker.ts'
import { makeSnapshot, type SnapshotTask } from './make-snapshot.ts'

const task: SnapshotTask = workerData
makeSnapshot(task).then(
  snapshot => answer({ ok: true, snapshot }),
  (error: unknown) => answer({ ok: false, code: errorCode(error) }),
)

function answer(answer: SnapshotAnswer): void {
  parentPort?.postMessage(answer)
}
