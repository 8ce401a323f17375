import type { LibraryDb } from '#storage/db'
import { dropFromOutbox, waitingInOutbox, type Waiting } from '#storage/outbox'
import {
  isResending,
  nextToResend,
  resendEverything,
  resent,
  type ToResend,
} from '#storage/resending'

/** Reads from the database what the second copy has not acknowledged. */
export interface OutboxSource {
  /** The oldest operations in the outbox, at most `limit`. */
  readonly waiting: (limit: number) => Promise<Waiting>
  /** Drops operations up to this number, which the second copy has acknowledged. */
  readonly drop: (upTo: number) => Promise<void>
  /** Whether all rows are being sent again. */
  readonly isResending: () => Promise<boolean>
  /** The next rows to send again, at most `limit`; null if no more are to be sent. */
  readonly next: (limit: number) => Promise<ToResend | null>
  /** Records that the second copy has these rows. Resolves with whether more are to be sent. */
  readonly resent: (some: ToResend) => Promise<boolean>
  /** Records that all rows are to be sent again, from the first. */
  readonly resendEverything: () => Promise<void>
}

/**
 * The outbox of `db`, which is reopened if the engine has closed it. Every write goes through
 * `write`.
 */
export function outboxSource(
  db: LibraryDb,
  now: () => number,
  write: <T>(work: () => Promise<T>) => Promise<T> = work => work(),
): OutboxSource {
  const open = <T>(work: () => Promise<T>): Promise<T> =>
    write(async () => {
      await db.reopen()
      return work()
    })
  return {
    waiting: limit => open(() => waitingInOutbox(db, limit)),
    drop: upTo => open(() => dropFromOutbox(db, upTo)),
    isResending: () => isResending(db),
    next: limit => open(() => nextToResend(db, limit, now())),
    resent: some => open(() => resent(db, some)),
    resendEverything: async () => {
      await open(() => resendEverything(db))
    },
  }
}
