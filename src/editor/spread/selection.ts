/**
 * The selection over several sections. The file is long because the part of the section with the
 * keyboard and the parts of the others change together.
 */
import { anchorAt, type Anchor, type Side } from '#domain/anchor'
import type { Paragraph, Section } from '#domain/book'
import {
  comparePlaces,
  extendedTo,
  partOf,
  rangeIn,
  endsOf,
  type BookPlace,
  withoutEdges,
  type BookSelection,
} from '#domain/text/book-selection'
import type { TranslationText } from '#domain/translation'
import type { LoadedSections } from '../loaded-sections.ts'
import { inBook, inSection, placeOf, positionOf, selectedPairs, type Place } from '../pairs.ts'
import {
  headBox,
  type Box,
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

/**
 * The caret and the selection of a book. Each section has both, and the reader uses those of one.
 * A selection that spans sections is an object of its own, `span`. The section with the keyboard
 * then has its part of it, so that caret, focus and input methods have one place as always.
 */
export class SpreadSelection {
  readonly #sections: LoadedSections
  readonly #listeners = new Set<() => void>()
  #where: Where | null = null
  #span: BookSelection | null = null
  /** Whether we change a section's own selection. */
  #isPlacing = false
  /** Whether the engine changes it, because the mouse is dragged over sections. */
  #isDragged = false

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

  /** The selection while it spans sections; null while it is inside one. */
  get span(): BookSelection | null {
    return this.#span
  }

  /** Whether the selection still moves with the mouse, over sections. */
  get isDragged(): boolean {
    return this.#isDragged
  }

  /** Whether an input method composes at the caret. */
  get isComposing(): boolean {
    return (this.#where && this.editor?.views.get(this.#where.side)?.composing) ?? false
  }

  /** The selection, wherever it is. Null until the reader has put the caret somewhere. */
  get range(): BookSelection | null {
    const { editor } = this
    if (this.#span || !editor || !this.#where) return this.#span
    const { side } = this.#where
    const { $anchor, $head } = editor.state(side).selection
    return {
      side,
      anchor: inBook(editor.section, placeOf($anchor)),
      head: inBook(editor.section, placeOf($head)),
    }
  }

  /** The selection without paragraphs of which it has only an edge; null if it is empty. */
  get ofWords(): BookSelection | null {
    const { range } = this
    if (!range || this.isEmpty) return null
    const { index } = endsOf(range).from
    const editor = this.#sections.get(this.#sections.numberAt(index))
    const text = editor?.text(range.side, index - editor.section.offset)
    return withoutEdges(range, text?.length ?? null)
  }

  /** Whether no words are selected. */
  get isEmpty(): boolean {
    if (this.#span) return false
    const state = this.#where && this.editor?.state(this.#where.side)
    return state?.selection.empty ?? true
  }

  /**
   * The selected text on the caret's side; null if nothing is selected. A selection that spans
   * sections has no such text: see `wholeText`.
   */
  textInSection(): SelectedText | null {
    const { editor } = this
    if (this.#span || !editor || !this.#where) return null
    return selectedText(editor, this.#where.side)
  }

  /** Whether words are selected, in one section or several. */
  get hasWords(): boolean {
    return this.#span !== null || this.textInSection() !== null
  }

  /**
   * The selected text of all sections, which are loaded for it; null if nothing is selected.
   * Rejects if a section cannot be read.
   */
  async wholeText(): Promise<SelectedText | null> {
    const span = this.#span
    if (!span) return this.textInSection()
    const { from, to } = endsOf(span)
    const [first, last] = [from, to].map(({ index }) => this.#sections.numberAt(index))
    const numbers = this.#sections.all.slice(first, (last ?? 0) + 1).map((_, i) => (first ?? 0) + i)
    const letGo = this.#sections.hold(...numbers)
    try {
      const editors = await Promise.all(numbers.map(number => this.#sections.load(number)))
      const parts = editors.map(editor => editor && textInSpan(editor, span))
      if (editors.includes(null)) throw new Error('a selected section cannot be read')
      const begun = parts.find(part => part?.first !== undefined)
      if (!begun) return null
      const anchors = parts.flatMap(part => part?.anchors ?? [])
      return { side: span.side, index: begun.first ?? from.index, anchors }
    } finally {
      letGo()
    }
  }

  /** The whole paragraph with the caret; null if it is empty. */
  paragraphText(): SelectedText | null {
    const { editor } = this
    return editor && this.#where ? wholePairText(editor, this.#where.side, this.#where.pair) : null
  }

  /**
   * The rectangle around the selection; null if nothing is selected or the section is not mounted.
   * Of a selection that spans sections, the line of its moving end.
   */
  box(): SelectionBox | null {
    const view = this.#where && this.editor?.views.get(this.#where.side)
    if (!view) return null
    return this.#span ? headBox(view) : selectionBox(view)
  }

  /** The line with the caret, in CSS pixels of the window; null if its section is not mounted. */
  line(): Pick<Box, 'left' | 'top' | 'bottom'> | null {
    const view = this.#where && this.editor?.views.get(this.#where.side)
    if (!view) return null
    const { left, top, bottom } = view.coordsAtPos(view.state.selection.head)
    return { left, top, bottom }
  }

  /** The paragraph with the caret; null while there is no caret. */
  get paragraph(): Paragraph | null {
    return (this.#where && this.editor?.paragraphs[this.#where.pair]) ?? null
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
    if (this.#span) {
      const { from, to } = endsOf(this.#span)
      return { first: from.index, last: to.index }
    }
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

  /**
   * Selects `selection`, and gives the keyboard to its part in the section of `editor`, which is
   * mounted.
   */
  select(selection: BookSelection, editor: SectionEditor): void {
    const part = partIn(editor, selection)
    if (!part) return
    const isInside =
      comparePlaces(part.anchor, selection.anchor) === 0 &&
      comparePlaces(part.head, selection.head) === 0
    this.#span = isInside ? null : selection
    this.#isPlacing = true
    try {
      editor.select(
        selection.side,
        inSection(editor.section, part.anchor),
        inSection(editor.section, part.head),
      )
    } finally {
      this.#isPlacing = false
    }
  }

  /**
   * Shows `span` while the mouse is dragged. It leaves all sections as they are, because the engine
   * changes the selection where the mouse was pressed. Null ends this.
   */
  preview(span: BookSelection | null): void {
    this.#span = span
    this.#isDragged = span !== null
    this.#tell()
  }

  /** Forgets that the selection spans sections: the caret is about to be put somewhere. */
  leaveSpan(): void {
    if (this.#isPlacing || this.#isDragged || !this.#span) return
    this.#span = null
    this.#tell()
  }

  /** Replaces the selection by a caret at its moving end. */
  collapse(): void {
    const { editor } = this
    this.#span = null
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
    if (this.#span && !this.#isPlacing && !this.#isDragged)
      this.#span = before === number ? this.#followed(this.#span, number, side) : null
    const index = section.offset + pair
    this.#where = { section: number, side, pair, index, caret: offset }
    if (before !== undefined && before !== number) this.#sections.letGo(before)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  /**
   * Returns `span` after the engine has changed the selection of section `number`: extended if only
   * its moving end has moved, null if another selection was made.
   */
  #followed(span: BookSelection, number: number, side: Side): BookSelection | null {
    const editor = this.#sections.get(number)
    const part = editor && partIn(editor, span)
    if (!editor || !part || side !== span.side) return null
    const { doc, selection } = editor.state(side)
    const at = (place: BookPlace) => positionOf(doc, inSection(editor.section, place))
    if (selection.anchor !== at(part.anchor)) return null
    if (selection.head === at(part.head)) return span
    const isHeadHere = comparePlaces(part.head, span.head) === 0
    return isHeadHere ? extendedTo(span, inBook(editor.section, placeOf(selection.$head))) : null
  }

  /** To be called when the reader has divided the book differently. */
  divided(isHere: (section: number) => boolean): void {
    this.#span = null
    const where = this.#where
    const editor = where && isHere(where.section) ? this.#sections.get(where.section) : undefined
    // The caret is put back by the caller if its paragraphs are others now.
    this.#where = where && editor ? { ...where, index: editor.section.offset + where.pair } : null
    this.#tell()
  }

  /** Drops all listeners: the book is being closed. */
  clear(): void {
    this.#listeners.clear()
  }
}

/** The anchors of `span` in a section, and the first paragraph of the book that has one. */
function textInSpan(
  editor: SectionEditor,
  span: BookSelection,
): { readonly first: number | undefined; readonly anchors: readonly Anchor[] } {
  let first: number | undefined
  const anchors = editor.paragraphs.flatMap(({ id }, pair) => {
    const text = editor.text(span.side, pair)
    const index = editor.section.offset + pair
    const range = rangeIn(span, index, text.length)
    if (range) first ??= index
    return range ? anchorAt(id, text, range.start, range.end) : []
  })
  return { first, anchors }
}

/** The part of a selection in a section, or null. */
export const partIn = ({ section, paragraphs }: SectionEditor, selection: BookSelection) =>
  partOf(selection, section.offset, section.offset + paragraphs.length - 1)
