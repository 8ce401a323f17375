import type { Stamped } from './clock.ts'
import type { BookId, ParagraphId } from './ids.ts'
import { emptyText, isBlank, sameRichText, type RichText } from './rich-text.ts'

/** How far a translation has come. `check` is the reader's "needs a look", with or without text. */
export const translationStates = ['empty', 'draft', 'done', 'check'] as const
export type TranslationState = (typeof translationStates)[number]

/** The reader's own text for one source paragraph. */
export interface TranslationText {
  readonly content: RichText
  readonly state: TranslationState
}

/** The same as it is kept: one row a paragraph. */
export interface Translation extends TranslationText, Stamped {
  readonly bookId: BookId
  readonly paragraphId: ParagraphId
  /** The paragraph's place in the whole book, from 0: its chapter is known without reading the book. */
  readonly index: number
}

export const untranslated: TranslationText = { content: emptyText, state: 'empty' }

/**
 * The state that text and an earlier state make together: what has no text is
 * empty and what has some is not; `check` is the reader's word and stays.
 */
export function stateFor(content: RichText, earlier: TranslationState): TranslationState {
  if (earlier === 'check') return 'check'
  if (isBlank(content)) return 'empty'
  return earlier === 'empty' ? 'draft' : earlier
}

export const sameTranslation = (a: TranslationText, b: TranslationText): boolean =>
  a.state === b.state && sameRichText(a.content, b.content)
