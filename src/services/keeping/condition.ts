import type { StoreReport } from '#contract/keeping'
import { tableNames } from '#domain/work'
import { unfinished, type LibraryShape } from '#storage/whole'

/**
 * What is to be thought of the database that was found. `whole`: nothing is wrong with it;
 * `behind`: the second copy has what it could not take; `unclean`: nothing is missing, but
 * the program did not end by itself, and the engine may have a torn log; `lost`: something
 * is missing, or all of it; `unopenable`: the engine cannot open it.
 */
export type Condition = 'whole' | 'behind' | 'unclean' | 'lost' | 'unopenable'

/**
 * Compares what is there with what is known, and never asks the engine, which said that
 * nothing was lost in most of the losses that were seen.
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
