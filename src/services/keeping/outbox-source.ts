import type { LibraryDb } from '#storage/db'
import { dropFromOutbox, waitingInOutbox, type Waiting } from '#storage/outbox'
import {
  isResending,
  nextToResend,
  resendEverything,
  resent,
  type ToResend,
} from '#storage/resending'

/** What the database holds of what the second copy has not. */
export interface OutboxSource {
  /** The oldest operations that wait, at most `limit`. */
  readonly waiting: (limit: number) => Promise<Waiting>
  /** The second copy has what waited up to this number. */
  readonly drop: (upTo: number) => Promise<void>
  /** Whether all rows are being sent once more. */
  readonly isResending: () => Promise<boolean>
  /** The next of them, at most `limit`; null if there are none. */
  readonly next: (limit: number) => Promise<ToResend | null>
  /** The second copy has these. Answers whether more are to be sent. */
  readonly resent: (some: ToResend) => Promise<boolean>
  /** All rows are to be sent once more, from the first. */
  readonly resendEverything: () => Promise<void>
}

/** What `db` owes, opened again where the engine has closed it; whatever writes into it goes through `write`. */
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
    resendEverything: () => open(() => resendEverything(db)),
  }
}
