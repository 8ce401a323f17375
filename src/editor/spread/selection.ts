import type { Side } from '#domain/anchor'
import type { Paragraph, Section } from '#domain/book'
import type { TranslationText } from '#domain/translation'
import type { LoadedSections } from '../loaded-sections.ts'
import { selectedPairs, type Place } from '../pairs.ts'
import {
  selectedText,
  selectionBox,
  wholePairText,
  type SelectedText,
  type SelectionBox,
} from '../queries/selected-text.ts'
import type { SectionEditor } from '../section-editor.ts'

/** The position of the caret in a book. */
export interface Where {
  /** The section's number, from 0. */
  readonly section: number
  readonly side: Side
  /** The pair's number in the section, from 0. */
  readonly pair: number
  /** The pair's number in the book, from 0. */
  readonly index: number
  /** UTF-16 offset into the pair's text. */
  readonly caret: number
}

/** The caret and the selection of a book. Each section has both, the reader uses those of one. */
export class SpreadSelection {
  readonly #sections: LoadedSections
  readonly #listeners = new Set<() => void>()
  #where: Where | null = null

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /** Null until the reader has put the caret somewhere. */
  get where(): Where | null {
    return this.#where
  }

  /** Calls `listener` when the caret or the selection has moved. Returns what stops that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The editor of the section with the caret, if it is loaded. */
  get editor(): SectionEditor | undefined {
    return this.#where ? this.#sections.get(this.#where.section) : undefined
  }

  /** Whether no words are selected. */
  get isEmpty(): boolean {
    const state = this.#where && this.editor?.state(this.#where.side)
    return state?.selection.empty ?? true
  }

  /** The selected text on the caret's side; null if nothing is selected. */
  text(): SelectedText | null {
    const { editor } = this
    return editor && this.#where ? selectedText(editor, this.#where.side) : null
  }

  /** The whole paragraph with the caret; null if it is empty. */
  paragraphText(): SelectedText | null {
    const { editor } = this
    return editor && this.#where ? wholePairText(editor, this.#where.side, this.#where.pair) : null
  }

  /**
   * The rectangle around the selection; null if nothing is selected or the section is not mounted.
   */
  box(): SelectionBox | null {
    const view = this.#where && this.editor?.views.get(this.#where.side)
    return view ? selectionBox(view) : null
  }

  /** The line with the caret, in CSS pixels of the window; null if its section is not mounted. */
  line(): { readonly top: number; readonly bottom: number } | null {
    const view = this.#where && this.editor?.views.get(this.#where.side)
    if (!view) return null
    const { top, bottom } = view.coordsAtPos(view.state.selection.head)
    return { top, bottom }
  }

  /** The pair with the caret, with its translation as it is now; null while there is no caret. */
  pair(): { readonly paragraph: Paragraph; readonly translation: TranslationText } | null {
    const { editor } = this
    const paragraph = editor?.paragraphs[this.#where?.pair ?? 0]
    return editor && paragraph && this.#where
      ? { paragraph, translation: editor.translation(this.#where.pair) }
      : null
  }

  /**
   * The first and the last pair, counted in the book, whose translations a command changes;
   * null while there is no caret.
   */
  pairs(): { readonly first: number; readonly last: number } | null {
    const { editor } = this
    if (!editor || !this.#where) return null
    const { side, index } = this.#where
    if (side === 'source') return { first: index, last: index }
    const { from, to } = selectedPairs(editor.state(side))
    return { first: editor.section.offset + from.pair, last: editor.section.offset + to.pair }
  }

  /** Selects the whole paragraph with the caret, on the caret's side. */
  selectParagraph(): void {
    const { editor } = this
    if (!editor || !this.#where) return
    const { side, pair } = this.#where
    editor.focus(side, { pair, offset: 0 }, { pair, offset: editor.text(side, pair).length })
  }

  /** Replaces the selection by a caret at its moving end. */
  collapse(): void {
    const { editor } = this
    if (editor && this.#where) editor.moveCaret(this.#where.side, editor.caret(this.#where.side))
  }

  /** Gives the keyboard back to the column with the caret. */
  focus(): void {
    if (this.#where) this.editor?.views.get(this.#where.side)?.focus()
  }

  /** Moves caret and keyboard to the same pair on `side`, without scrolling. */
  changeSide(side: Side): void {
    const { editor } = this
    if (!editor?.views.mounted || !this.#where) return
    const { pair } = this.#where
    editor.focus(side, { pair, offset: side === 'source' ? 0 : editor.text(side, pair).length })
  }

  /** To be called when the caret or the selection of a section has moved on `side`. */
  moved(section: Section, side: Side, { pair, offset }: Place): void {
    const before = this.#where?.section
    const number = this.#sections.numberOf(section)
    const index = section.offset + pair
    this.#where = { section: number, side, pair, index, caret: offset }
    if (before !== undefined && before !== number) this.#sections.letGo(before)
    for (const listener of this.#listeners) listener()
  }

  /** Drops all listeners: the book is being closed. */
  clear(): void {
    this.#listeners.clear()
  }
}
