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

/**
 * How long the database may take to write `rows` rows, in milliseconds. Thousands of rows, as a
 * replacement or its undo changes, take seconds on a busy machine; taken for a failure, they would
 * be written twice.
 */
export const databasePatience = (rows: number): number =>
  databaseWatchdog + Math.min(Math.max(0, rows - fewRows) * perRow, mostPatience)

/** So many rows take no time that counts. */
const fewRows = 100
/** How long each further row may take, in milliseconds. Measured on a busy machine: 1 to 2. */
const perRow = 3
/** Typed words must not wait longer than this for a database that never replies. */
const mostPatience = 20_000

/** Settles as `promise` does, or rejects with `NoAnswerError` after `ms` milliseconds. */
export function withTimeout<T>(after: SetTimer, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => reject(new NoAnswerError(`no answer within ${ms} ms`)))
    promise.then(resolve, reject).finally(cancel)
  })
}
