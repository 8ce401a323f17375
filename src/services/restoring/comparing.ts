import type { BookId } from '#domain/ids'
import type { Work } from '#domain/work'
import { found, type Earlier } from './earlier.ts'
import type { Difference, RestoreSource } from './restoring.ts'
import type { Tally } from './plan.ts'

/**
 * Compares earlier work with the present. It takes a second for a large library, so in the program
 * a worker does it.
 */
export interface Comparing {
  /**
   * The numbers of rows that restoring all of `there` would change. Rejects if the database cannot
   * be read.
   */
  readonly tally: (kind: RestoreSource['kind'], there: Earlier, now: number) => Promise<TallyOfAll>
  /** The rows of `book` that differ from those `there`, in the order of the text. */
  readonly differences: (
    book: BookId,
    there: Earlier,
    now: number,
  ) => Promise<readonly Difference[]>
  /** The rows of `there` that can be understood. */
  readonly workOf: (there: Earlier) => Promise<Work>
}

/** The numbers, and how many rows cannot be understood. */
export interface TallyOfAll extends Tally {
  readonly leftOut: number
}

/** What the page asks a worker. */
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

/** Not needed at a start, with which this file is loaded. */
const planning = () => import('./plan.ts')

/** Comparing in this thread, with the present work that `read` returns. */
export const comparingHere = (read: () => Promise<Work>): Comparing => ({
  tally: async (kind, earlier, now) => {
    const { plan, tallyOf } = await planning()
    const { work: there, leftOut } = await found(earlier)
    const changes = plan(kind, { kind: 'all' }, { here: await read(), there, now })
    return { ...tallyOf(changes), leftOut }
  },
  differences: async (book, earlier, now) => {
    const { differencesIn } = await planning()
    const { work } = await found(earlier)
    return differencesIn(book, await read(), work, now)
  },
  workOf: async earlier => (await found(earlier)).work,
})
