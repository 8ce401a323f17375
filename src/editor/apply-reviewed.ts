import type { ParagraphId } from '#domain/ids'
import { sameTranslation, type TranslationText } from '#domain/translation'
import { changePairs, type LongWork } from './change-pairs.ts'
import type { ChangedBook } from './changed-sections.ts'
import { replacePairs, type PairText } from './commands/replace-pair.ts'
import type { SectionEditor } from './section-editor.ts'

/** The text and state that a pair gets, and those that it must have. */
export interface PairReplacement {
  /** The pair's number in the book, from 0. */
  readonly index: number
  /** Its paragraph, which is not at this number if paragraphs have been joined or divided since. */
  readonly id: ParagraphId
  readonly from: TranslationText
  readonly to: TranslationText
}

/**
 * Gives pairs of loaded and unloaded sections the texts of a review, as one step of undo. A pair
 * that is another, or no longer has the expected text, stays as it is. Resolves to the number of
 * pairs that were changed.
 */
export const applyReviewed = (
  book: ChangedBook,
  replacements: readonly PairReplacement[],
  work: LongWork,
): Promise<number> =>
  changePairs(
    book,
    {
      name: 'bringReviewed',
      changes: replacements,
      make: (editor, here) => {
        const right = here.flatMap(each => stillRight(editor, each) ?? [])
        return editor.run(replacePairs(right)) ? right.length : 0
      },
    },
    work,
  )

/** The text with a pair number of the section; null if the pair has another text now. */
function stillRight(
  editor: SectionEditor,
  { index, id, from, to }: PairReplacement,
): PairText | null {
  const pair = index - editor.section.offset
  if (editor.paragraphs[pair]?.id !== id) return null
  return sameTranslation(editor.translation(pair), from) ? { pair, text: to } : null
}
