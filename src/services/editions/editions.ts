/**
 * Finds other editions of books in the library, and carries the reader's work from one to another.
 */
import type { Outcome } from '#contract/answers'
import type { EditionReport } from '#domain/editions/report'
import type { Annotation } from '#domain/annotation'
import type { OfferedPlace } from '#domain/editions/offered-places'
import type { AnnotationId, BookId, ParagraphId, SentenceChangeId } from '#domain/ids'
import type { OnProgress } from '#domain/progress-share'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import type { PlaceForSentence } from '#domain/sentences/waiting-sentence'
import type { PlaceForChange } from '#domain/structure/waiting-change'
import type { Undoable } from '#domain/undo-order'
import type { ReadablePreview } from '../library/text-preview.ts'
import type { WaitingDivision } from '../structure/structure.ts'

export type { PlaceForSentence } from '#domain/sentences/waiting-sentence'
export type { PlaceForChange } from '#domain/structure/waiting-change'
export type { OfferedPlace } from '#domain/editions/offered-places'
export type { EditionReport } from '#domain/editions/report'

/** A book in the library that seems to be another edition of a text. */
export interface EditionCandidate {
  readonly book: BookId
  /** As the reader calls it. */
  readonly title: string
  /** The share of the compared paragraphs that are the same in the text, from 0 to 1. */
  readonly likeness: number
  /** Whether the reader has worked on it. If not, there is nothing to carry over. */
  readonly hasWork: boolean
}

/** Work that has been carried over. */
export interface CarriedWork {
  readonly report: EditionReport
  /** Its step in the undo order. Undoing it leaves what the reader has changed since. */
  readonly step: Undoable
}

export interface Editions {
  /**
   * The books that seem to be another edition of the previewed text, the likeliest first; none if
   * the library has the text already. Reads a bounded part of a few books.
   */
  readonly candidates: (preview: ReadablePreview) => Promise<readonly EditionCandidate[]>
  /** What carrying the work on `old` over to `fresh` would do. Both must be in the library. */
  readonly report: (old: BookId, fresh: BookId) => Promise<Outcome<EditionReport>>
  /**
   * Returns where the words of `orphans`, marks on the source of `book`, may be.
   */
  readonly offerPlaces: (
    book: BookId,
    orphans: readonly Annotation[],
  ) => Promise<Outcome<ReadonlyMap<AnnotationId, readonly OfferedPlace[]>>>
  /** Returns where changes of an older edition may have their places in `book`. */
  readonly offerDivisions: (
    book: BookId,
    waiting: readonly WaitingDivision[],
  ) => Promise<Outcome<ReadonlyMap<ParagraphId, readonly PlaceForChange[]>>>
  /** Returns where corrected sentences of an older edition may have their places in `book`. */
  readonly offerSentences: (
    book: BookId,
    waiting: readonly SentenceChange[],
  ) => Promise<Outcome<ReadonlyMap<SentenceChangeId, readonly PlaceForSentence[]>>>
  /**
   * Makes a snapshot, then carries the work over in one step. If that fails, nothing is changed.
   * The old edition and the work on it stay. `onProgress` receives the share that is done.
   */
  readonly carryOver: (
    old: BookId,
    fresh: BookId,
    onProgress?: OnProgress,
  ) => Promise<Outcome<CarriedWork>>
}
