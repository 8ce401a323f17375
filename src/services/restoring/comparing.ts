import type { BookId } from '#domain/ids'
import type { Work } from '#domain/work'
import type { Difference, RestoreSource } from '../restoring.ts'
import { differencesIn, plan, tallyOf, type Tally } from './plan.ts'

/** Comparing earlier work with all that is here: for a large library that takes a second, and is done where it does not hold up typing. */
export interface Comparing {
  /** What restoring all of `there` at `now` would do. Rejects if the database cannot be read. */
  readonly tally: (kind: RestoreSource['kind'], there: Work, now: number) => Promise<Tally>
  /** The rows of `book` that are not as they were `there`, in the order of the text. */
  readonly differences: (book: BookId, there: Work, now: number) => Promise<readonly Difference[]>
}

/** What a worker is asked for. */
export type ComparingAsk =
  | {
      readonly work: 'tally'
      readonly kind: RestoreSource['kind']
      readonly there: Work
      readonly now: number
    }
  | {
      readonly work: 'differences'
      readonly book: BookId
      readonly there: Work
      readonly now: number
    }

/** Comparing where it is called, with what `read` says is here. */
export const comparingHere = (read: () => Promise<Work>): Comparing => ({
  tally: async (kind, there, now) =>
    tallyOf(plan(kind, { kind: 'all' }, { here: await read(), there, now })),
  differences: async (book, there, now) => differencesIn(book, await read(), there, now),
})
