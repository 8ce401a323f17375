/** What the reader says of the words of one book, as the dictionary and the page need it. */
import type { BookId } from '../ids.ts'
import type {
  BoundaryCorrection,
  OwnWord,
  ReadingCorrection,
  StatusOfWord,
  WordPlace,
  WordScope,
} from './own-word.ts'

/**
 * What the reader says of an expression. A term is one too: the mark is the only row that has its
 * words, and they are shown wherever glosses are.
 */
export interface KnownGloss {
  /** The id of an own word, or of the mark that is a term. */
  readonly id: string
  readonly from: 'gloss' | 'term'
  readonly scope: WordScope
  readonly place: WordPlace | null
  readonly expression: string
  readonly reading: string
  readonly meaning: string
  readonly note: string
  readonly updatedAt: number
}

/**
 * All of it that counts in one book: what was said in the book, and what counts everywhere. Which
 * words were looked up does not count.
 */
export interface WordsOfBook {
  /** Null outside books, where only counts what counts everywhere. */
  readonly book: BookId | null
  readonly glosses: readonly KnownGloss[]
  readonly boundaries: readonly BoundaryCorrection[]
  readonly readings: readonly ReadingCorrection[]
  readonly statuses: readonly StatusOfWord[]
}

/** Sorts rows, without deleted ones, by what they are. `terms` are the glosses that marks are. */
export function wordsOfBook(
  book: BookId | null,
  rows: Iterable<OwnWord>,
  terms: readonly KnownGloss[],
): WordsOfBook {
  const glosses: KnownGloss[] = [...terms]
  const boundaries: BoundaryCorrection[] = []
  const readings: ReadingCorrection[] = []
  const statuses: StatusOfWord[] = []
  for (const row of rows) {
    if (row.deletedAt !== null) continue
    if (row.kind === 'gloss') glosses.push(knownGloss(row))
    else if (row.kind === 'boundary') boundaries.push(row)
    else if (row.kind === 'reading') readings.push(row)
    else if (row.kind === 'status') statuses.push(row)
  }
  return { book, glosses, boundaries, readings, statuses }
}

/** The gloss that an own word or the mark of a term holds. */
export const knownGloss = ({
  kind: from,
  id,
  scope,
  place,
  expression,
  reading,
  meaning,
  note,
  updatedAt,
}: Omit<KnownGloss, 'from'> & { readonly kind: KnownGloss['from'] }): KnownGloss => ({
  id,
  from,
  scope,
  place,
  expression,
  reading,
  meaning,
  note,
  updatedAt,
})
