import type { Side } from './anchor.ts'
import type { Stamped } from './clock.ts'
import type { BookId, ParagraphId } from './ids.ts'
import type { TranslationState } from './translation.ts'

/** Where the reader is in a book. */
export interface Position extends Stamped {
  readonly bookId: BookId
  readonly paragraphId: ParagraphId
  /** The paragraph's place in the whole book, from 0: found again at once, without searching. */
  readonly index: number
  /** The place in the book of the paragraph that holds the caret, from 0. */
  readonly caretIndex: number
  readonly side: Side
  /** The caret, in UTF-16 code units into the paragraph's text on `side`. */
  readonly caret: number
  /** How far below the top of the text area the paragraph's upper edge stood, in CSS pixels. */
  readonly top: number
}

/** How many translations of a stretch are in each state; the four together are its paragraphs. */
export type Progress = Readonly<Record<TranslationState, number>>

/** The progress of `total` paragraphs of which those in `states` are known. */
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
