import type { Stamped } from './clock.ts'
import type { BookId, ParagraphId } from './ids.ts'
import { emptyText, isBlank, sameRichText, type RichText } from './rich-text.ts'

/** The states of a translation. `check` is the reader's "needs review", with or without text. */
export const translationStates = ['empty', 'draft', 'done', 'check'] as const
export type TranslationState = (typeof translationStates)[number]

/** The reader's text for one source paragraph. */
export interface TranslationText {
  readonly content: RichText
  readonly state: TranslationState
}

/** The translation of one paragraph, as a row. */
export interface Translation extends TranslationText, Stamped {
  readonly bookId: BookId
  readonly paragraphId: ParagraphId
  /** The paragraph's place in the book, from 0. It gives the chapter without reading the book. */
  readonly index: number
}

export const untranslated: TranslationText = { content: emptyText, state: 'empty' }

/**
 * Returns the state of a translation after its text changed. Without text it is `empty`, with text
 * it is not. `check` stays, because only the reader removes it.
 */
export function stateFor(content: RichText, earlier: TranslationState): TranslationState {
  if (earlier === 'check') return 'check'
  if (isBlank(content)) return 'empty'
  return earlier === 'empty' ? 'draft' : earlier
}

export const sameTranslation = (a: TranslationText, b: TranslationText): boolean =>
  a.state === b.state && sameRichText(a.content, b.content)
