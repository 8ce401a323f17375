import type { Side } from './anchor.ts'
import type { Stamped } from './clock.ts'
import type { BookId, ParagraphId } from './ids.ts'
import type { TranslationState } from './translation.ts'

/** The reader's position in a book. */
export interface Position extends Stamped {
  readonly bookId: BookId
  readonly paragraphId: ParagraphId
  /** The paragraph's place in the book, from 0, so that it is found without a search. */
  readonly index: number
  /** The place in the book, from 0, of the paragraph with the caret. */
  readonly caretIndex: number
  readonly side: Side
  /** The caret's UTF-16 offset in the paragraph's text on `side`. */
  readonly caret: number
  /** The distance of the paragraph's upper edge from the top of the text area, in CSS pixels. */
  readonly top: number
  /**
   * The place in the book, from 0, of the furthest paragraph read. Missing in rows of older
   * programs.
   */
  readonly furthest?: number | undefined
}

/** Returns the share of `paragraphs` up to the furthest one read, from 0 to 1. */
export function readShare(
  place: Pick<Position, 'index' | 'furthest'> | undefined,
  paragraphs: number,
): number {
  if (!place) return 0
  return Math.min(1, ((place.furthest ?? place.index) + 1) / Math.max(1, paragraphs))
}

/** The number of translations in each state; together they are all paragraphs of the range. */
export type Progress = Readonly<Record<TranslationState, number>>

/** Returns the progress of `total` paragraphs, of which those in `states` have a translation. */
export function progressOf(total: number, states: Iterable<TranslationState>): Progress {
  const counts = { empty: 0, draft: 0, done: 0, check: 0 }
  let known = 0
  for (const state of states) {
    counts[state]++
    known++
  }
  counts.empty += Math.max(0, total - known)
  return counts
}
