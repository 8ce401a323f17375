import type { LoadedSections } from '../loaded-sections.ts'
import { correctWord } from '../commands/correct-word.ts'
import { misspeltAt, unknownWords, type Speller } from '../plugins/spelling.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { Navigation } from './navigation.ts'
import type { SpreadSelection } from './selection.ts'

/** A word at the caret that is in no dictionary. */
export interface Misspelt {
  readonly word: string
  /** Replaces it, as one step of undo. */
  readonly correct: (word: string) => void
}

interface Parts {
  readonly sections: LoadedSections
  readonly selection: SpreadSelection
  readonly navigation: Navigation
  readonly speller: Speller | null
}

/** A word of a section's translations, in UTF-16 offsets of its pair. */
interface Found {
  readonly pair: number
  readonly start: number
  readonly end: number
}

/** Misspelt words in the translations of a book. */
export class SpreadSpelling {
  readonly #parts: Parts
  /** Whether the search that runs is still wanted; null while none runs. */
  #isWanted: (() => boolean) | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The underlined word at the caret, or null. */
  atCaret(): Misspelt | null {
    const { editor, where } = this.#parts.selection
    if (!editor || where?.side !== 'translation') return null
    const state = editor.state('translation')
    const found = misspeltAt(state, state.selection.head)
    if (!found) return null
    return { word: found.word, correct: other => void editor.run(correctWord(found, other)) }
  }

  /**
   * Selects the next misspelt word after the caret, and after the last one the first. Resolves to
   * false if no word is misspelt. Sections that are not in memory are read for it, one after the
   * other. The search ends without a word once the reader does something else.
   */
  async next(): Promise<boolean> {
    if (this.#isWanted?.()) return true
    const isWanted = this.#parts.navigation.begin()
    this.#isWanted = isWanted
    try {
      return await this.#next(isWanted)
    } finally {
      if (this.#isWanted === isWanted) this.#isWanted = null
    }
  }

  async #next(isWanted: () => boolean): Promise<boolean> {
    const { sections, selection } = this.#parts
    const { where } = selection
    const first = where?.section ?? 0
    const count = sections.all.length
    // The section with the caret comes again at the end, for the words before the caret.
    for (let i = 0; i <= count; i++) {
      const number = (first + i) % count
      const letGo = sections.hold(number)
      try {
        const editor = await sections.load(number)
        const words = editor ? await this.#wordsOf(editor) : []
        const after = i === 0 && where ? words.filter(word => isAfter(word, where)) : words
        if (!isWanted()) return true
        if (editor && after[0]) return await this.#select(editor, after[0], isWanted)
      } finally {
        letGo()
      }
    }
    return false
  }

  async #wordsOf(editor: SectionEditor): Promise<readonly Found[]> {
    const { speller } = this.#parts
    if (!speller) return []
    const found = await unknownWords(editor.state('translation')).catch(() => [])
    return found.flatMap((words, pair) =>
      words
        .filter(({ word }) => !speller.accepts(word))
        .map(({ start, end }) => ({ pair, start, end })),
    )
  }

  async #select(
    editor: SectionEditor,
    { pair, start, end }: Found,
    isWanted: () => boolean,
  ): Promise<boolean> {
    const index = editor.section.offset + pair
    const there = await this.#parts.navigation.bring(index)
    if (!isWanted()) return true
    there?.focus('translation', { pair, offset: start }, { pair, offset: end })
    await this.#parts.navigation.reveal(index, 'translation', start)
    return true
  }
}

/** Whether a word begins after the caret, or contains it and is not the selected one. */
const isAfter = (
  { pair, end }: Found,
  caret: { readonly pair: number; readonly caret: number },
): boolean => pair > caret.pair || (pair === caret.pair && end > caret.caret)
