import type { StoreReport } from '#contract/keeping'
import { tableNames } from '#domain/work'
import { unfinished, type LibraryShape } from '#storage/shape'

/**
 * The condition of a database. `whole`: nothing is wrong; `behind`: the second copy has rows that
 * the database could not take; `unclean`: nothing is missing, but the program was killed and the
 * engine's log may be torn; `lost`: some rows or all are missing; `unopenable`: the engine cannot
 * open it.
 */
export type Condition = 'whole' | 'behind' | 'unclean' | 'lost' | 'unopenable'

/**
 * Compares the database with what the main process knows of it. It never trusts the engine, which
 * reported no loss in most of the losses that were seen.
 */
export function conditionOf(
  { libraryId, seq, counts }: LibraryShape,
  { witness, lastSeq, clean }: Pick<StoreReport, 'witness' | 'lastSeq' | 'clean'>,
): Exclude<Condition, 'unopenable'> {
  if (libraryId === unfinished) return 'lost'
  if (witness) {
    const isAnother = libraryId !== witness.libraryId
    const isShort = tableNames.some(table => counts[table] < witness.counts[table])
    if (isAnother || isShort || seq < witness.seq) return 'lost'
  }
  if (seq < lastSeq) return clean ? 'behind' : 'lost'
  return clean || !witness ? 'whole' : 'unclean'
}
