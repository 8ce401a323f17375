import { changePairs, type LongWork } from './change-pairs.ts'
import type { ChangedBook } from './changed-sections.ts'
import { replaceWords, type WordsReplaced } from './commands/replace-words.ts'
import type { SectionEditor } from './section-editor.ts'

/** A range of a translation, the words that must be there, and the words that replace them. */
export interface Replacement {
  /** The pair's number in the book, from 0. */
  readonly index: number
  /** UTF-16 offsets into the translation. */
  readonly start: number
  readonly end: number
  readonly words: string
  readonly by: string
}

/**
 * Replaces words in loaded and unloaded sections, as one step of undo. A range that no longer has
 * the expected words stays as it is. Resolves to the number of replaced ranges.
 */
export const replaceAll = (
  book: ChangedBook,
  replacements: readonly Replacement[],
  work: LongWork,
): Promise<number> =>
  changePairs(
    book,
    {
      name: 'replaceAll',
      changes: replacements,
      make: (editor, here) => {
        const right = here.flatMap(each => stillRight(editor, each) ?? [])
        return editor.run(replaceWords(right)) ? right.length : 0
      },
    },
    work,
  )

/** The replacement with a pair number of the section; null if other words are there now. */
function stillRight(
  editor: SectionEditor,
  { index, start, end, words, by }: Replacement,
): WordsReplaced | null {
  const pair = index - editor.section.offset
  const isRight = editor.text('translation', pair).slice(start, end) === words
  return isRight ? { pair, start, end, by } : null
}
