/** Two editions side by side: any two books of the library. */
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { ApparatusEntry } from '#domain/collation/apparatus'
import type { CollationRow } from '#domain/collation/collate'
import type { CollationOptions } from '#domain/collation/compared-text'
import type { EditionParagraph } from '#domain/editions/match'
import type { BookId } from '#domain/ids'
import type { TaskOptions } from '../in-worker.ts'

/** A book that another one can be compared with. */
export interface OtherEdition {
  readonly book: Book
  /** What it is called beside the other book: its title, and its file if both have one title. */
  readonly name: string
  /** Whether title, chapters or headings say that it is the same work. */
  readonly isLikely: boolean
}

/** Two printed texts and how they differ. */
export interface Collated {
  readonly here: readonly EditionParagraph[]
  readonly there: readonly EditionParagraph[]
  readonly rows: readonly CollationRow[]
  /** All differences, in the order of the rows. */
  readonly entries: readonly ApparatusEntry[]
}

/** A collation as the reader left it, to come back to it after going to a place. */
export interface KeptCollation {
  readonly book: BookId
  readonly other: BookId
  readonly options: CollationOptions
  readonly onlyDifferences: boolean
  /** The number of the chapter that is shown; null for all. */
  readonly chapter: number | null
  /** Which difference the reader was at, from 0; null if at none. */
  readonly at: number | null
  /** The texts as they were compared. */
  readonly collated: Collated | null
}

export interface Apparatus {
  readonly entries: readonly ApparatusEntry[]
  readonly book: Book
  /** The name of the other edition. */
  readonly witness: string
  readonly signal: AbortSignal
}

export interface Collation {
  /** Returns the other books of the library: likely editions of `book` first. */
  readonly editionsOf: (book: Book) => Promise<readonly OtherEdition[]>
  /**
   * Compares the printed texts of two books. Rejects with the signal's reason once it is aborted.
   */
  readonly collate: (
    here: Book,
    there: Book,
    options: CollationOptions,
    task: TaskOptions,
  ) => Promise<Outcome<Collated>>
  /** Saves variants as a table where the reader chooses. */
  readonly save: (apparatus: Apparatus) => Promise<Outcome<SaveOutcome>>
  kept: KeptCollation | null
}
