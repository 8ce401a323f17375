import type { SetTimer } from './timers.ts'

/** Thrown by `withTimeout`. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
}

/** How long the second copy may take to reply, in milliseconds. */
export const watchdog = 3000

/**
 * How long the database may take to write, in milliseconds. After that the second copy is asked,
 * and the reader is warned within two seconds.
 */
export const databaseWatchdog = 1500

/** Settles as `promise` does, or rejects with `NoAnswerError` after `ms` milliseconds. */
export function withTimeout<T>(after: SetTimer, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => reject(new NoAnswerError(`no answer within ${ms} ms`)))
    promise.then(resolve, reject).finally(cancel)
  })
}
