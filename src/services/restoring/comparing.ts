import type { BookId } from '#domain/ids'
import type { Work } from '#domain/work'
import { found, type Earlier } from './earlier.ts'
import type { Difference, RestoreSource } from './restoring.ts'
import { differencesIn, plan, tallyOf, type Tally } from './plan.ts'

/** Comparing earlier work with all that is here: for a large library that takes a second, and is done where it does not hold up typing. */
export interface Comparing {
  /** What restoring all of `there` at `now` would do. Rejects if the database cannot be read. */
  readonly tally: (kind: RestoreSource['kind'], there: Earlier, now: number) => Promise<TallyOfAll>
  /** The rows of `book` that are not as they were `there`, in the order of the text. */
  readonly differences: (
    book: BookId,
    there: Earlier,
    now: number,
  ) => Promise<readonly Difference[]>
  /** All that is in `there` and can be understood. */
  readonly workOf: (there: Earlier) => Promise<Work>
}

/** What restoring all would do, and how many rows of it cannot be understood. */
export interface TallyOfAll extends Tally {
  readonly leftOut: number
}

/** What a worker is asked for. */
export type ComparingAsk =
  | {
      readonly work: 'tally'
      readonly kind: RestoreSource['kind']
      readonly there: Earlier
      readonly now: number
    }
  | {
      readonly work: 'differences'
      readonly book: BookId
      readonly there: Earlier
      readonly now: number
    }
  | { readonly work: 'earlier'; readonly there: Earlier }

/** Comparing where it is called, with what `read` says is here. */
export const comparingHere = (read: () => Promise<Work>): Comparing => ({
  tally: async (kind, earlier, now) => {
    const { work: there, leftOut } = await found(earlier)
    const changes = plan(kind, { kind: 'all' }, { here: await read(), there, now })
    return { ...tallyOf(changes), leftOut }
  },
  differences: async (book, earlier, now) => {
    const { work } = await found(earlier)
    return differencesIn(book, await read(), work, now)
  },
  workOf: async earlier => (await found(earlier)).work,
})
