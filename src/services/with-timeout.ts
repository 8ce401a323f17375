import type { SetTimer } from './timers.ts'

/** What `within` rejects with. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
}

/** How long anything that keeps the reader's work may be silent, in milliseconds. */
export const watchdog = 3000

/** How long the database may be silent when something is written into it, in milliseconds: the second copy is asked then, and the reader is told within two seconds. */
export const databaseWatchdog = 1500

/** `promise`, or a rejection if it has not settled within `ms` milliseconds. */
export function withTimeout<T>(after: SetTimer, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => reject(new NoAnswerError(`no answer within ${ms} ms`)))
    promise.then(resolve, reject).finally(cancel)
  })
}
