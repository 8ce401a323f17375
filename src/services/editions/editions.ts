/** Other editions of books in the library, and bringing the reader's work over from one to another. */
import type { Outcome } from '#contract/answers'
import type { EditionReport } from '#domain/editions/report'
import type { BookId } from '#domain/ids'
import type { OnProgress } from '#domain/progress-share'
import type { Undoable } from '#domain/undo-order'
import type { ReadablePreview } from '../library/text-preview.ts'

export type { EditionReport } from '#domain/editions/report'

/** A book in the library of which a text seems to be another edition. */
export interface EditionCandidate {
  readonly book: BookId
  /** As the reader calls it. */
  readonly title: string
  /** How many of its paragraphs, of those looked at, the text has to the letter: from 0 to 1. */
  readonly likeness: number
  /** Whether the reader has worked on it: otherwise there is nothing to bring over. */
  readonly hasWork: boolean
}

/** Work that has been brought over, as long as it can be taken back. */
export interface CarriedWork {
  readonly report: EditionReport
  /** What takes it back, but for what the reader has changed since, in the undo order. */
  readonly step: Undoable
}

export interface Editions {
  /**
   * The books of which what was previewed seems to be another edition, the likeliest first; none
   * where it is in the library already. Reads a bounded part of a few books.
   */
  readonly candidates: (preview: ReadablePreview) => Promise<readonly EditionCandidate[]>
  /** What bringing the work on `old` over to `fresh` would do. Both are in the library. */
  readonly report: (old: BookId, fresh: BookId) => Promise<Outcome<EditionReport>>
  /**
   * Makes a snapshot, then brings the work over in one step; nothing at all if it fails. The old
   * edition and the work on it stay. `onProgress` receives the share that is done.
   */
  readonly carryOver: (
    old: BookId,
    fresh: BookId,
    onProgress?: OnProgress,
  ) => Promise<Outcome<CarriedWork>>
}
