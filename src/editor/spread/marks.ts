import type { Annotation, AnnotationChange, Category } from '#domain/annotation'
import type { Side } from '#domain/anchor'
import type { AnnotationId, ParagraphId } from '#domain/ids'
import { placeAnchor } from '#domain/marking/scope'
import type { BookPlace, BookSelection } from '#domain/text/book-selection'
import type { AnnotationIndex } from '../annotation-index.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { inSection, positionOf } from '../pairs.ts'
import { marksBetween, type MarkAt } from '../plugins/marks.ts'
import type { SelectedText } from '../queries/selected-text.ts'
import type { SectionEditor } from '../section-editor.ts'
import { partIn, type SpreadSelection } from './selection.ts'

/** The annotations of a book as its sections draw them. */
export class SpreadMarks {
  readonly #index: AnnotationIndex
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection

  /** `index` is the one that the sections draw from. */
  constructor(index: AnnotationIndex, sections: LoadedSections, selection: SpreadSelection) {
    this.#index = index
    this.#sections = sections
    this.#selection = selection
  }

  /** Replaces all annotations, and draws again the sections whose marks look different. */
  set(all: readonly Annotation[]): void {
    this.#redraw(this.#index.set(all))
  }

  /**
   * Applies changes of single annotations. The cost depends on the changes alone, not on the number
   * of annotations.
   */
  change(changes: readonly AnnotationChange[]): void {
    this.#redraw(this.#index.change(changes))
  }

  /** Gives those of `changed` that still exist their new anchors and draws them again. */
  move(changed: readonly Annotation[]): void {
    this.#redraw(this.#index.move(changed))
  }

  /**
   * Replaces the categories, and draws all marks again: their colours and descriptions depend on
   * them.
   */
  setCategories(categories: readonly Category[]): void {
    this.#index.setCategories(categories)
    this.#redraw(null)
  }

  /**
   * The annotations on the pair with the caret, on both sides, also those without words about it or
   * the section that it begins.
   */
  onPair(): readonly Annotation[] {
    const pair = this.#selection.pair()
    if (!pair) return []
    const { paragraph } = pair
    return [
      ...this.#index.about(paragraph.id).filter(({ scope }) => scope !== 'book'),
      ...this.#index.on('source', [paragraph]),
      ...this.#index.on('translation', [paragraph]),
    ]
  }

  /** The annotations about the paragraph with the caret, on the side of the caret. */
  aboutParagraph(): readonly AnnotationId[] {
    const { where, paragraph } = this.#selection
    if (!where || !paragraph) return []
    return this.#index
      .about(paragraph.id)
      .filter(({ scope, side }) => scope === 'paragraph' && side === where.side)
      .map(({ id }) => id)
  }

  /**
   * The annotations drawn at the caret or in the selection, shortest first. Of a selection that
   * spans sections, those in the sections in memory; first those where the keyboard is.
   */
  atSelection(): readonly AnnotationId[] {
    const { editor, where, span } = this.#selection
    if (!editor || !where) return []
    const state = editor.state(where.side)
    const found = [...marksBetween(state, state.selection.from, state.selection.to)]
    if (span)
      for (const other of this.#sections) if (other !== editor) found.push(...marksIn(other, span))
    return [...new Set(found.map(({ id }) => id))]
  }

  /** The text of a paragraph and its index in the book; null if it is not in memory. */
  textOf(side: Side, paragraph: ParagraphId): { index: number; text: string } | null {
    for (const editor of this.#sections) {
      const pair = editor.paragraphs.findIndex(({ id }) => id === paragraph)
      if (pair >= 0) return { index: editor.section.offset + pair, text: editor.text(side, pair) }
    }
    return null
  }

  /** The text at an index in the book; null if it is not in memory. */
  textAt(side: Side, index: number): string | null {
    for (const editor of this.#sections) {
      const pair = index - editor.section.offset
      if (pair >= 0 && pair < editor.paragraphs.length) return editor.text(side, pair)
    }
    return null
  }

  /**
   * The place of a mark without words at an index in the book; null if it is not in memory. It is
   * on the source.
   */
  placeAt(index: number): SelectedText | null {
    const editor = this.#sections.get(this.#sections.numberAt(index))
    return editor ? placeIn(editor, index) : null
  }

  /** Reads the same place if it is not in memory. Resolves to null if it cannot be read. */
  async readPlace(index: number): Promise<SelectedText | null> {
    const number = this.#sections.numberAt(index)
    const letGo = this.#sections.hold(number)
    try {
      const editor = await this.#sections.load(number)
      return editor && placeIn(editor, index)
    } finally {
      letGo()
    }
  }

  /**
   * The annotations without a place: those whose words are gone from a translation that was
   * loaded, and those that have no anchor in this edition of the book.
   */
  orphans(): ReadonlySet<AnnotationId> {
    const lost = new Set<AnnotationId>()
    for (const editor of this.#sections) for (const id of editor.overlays.orphans) lost.add(id)
    for (const id of this.#sections.orphansKept()) lost.add(id)
    for (const id of this.#index.placeless()) lost.add(id)
    return lost
  }

  /** Draws again the sections with a paragraph in `touched`; all of them if it is null. */
  #redraw(touched: ReadonlySet<string> | null): void {
    if (touched?.size === 0) return
    for (const editor of this.#sections) {
      if (touched && !editor.paragraphs.some(({ id }) => touched.has(id))) continue
      editor.overlays.drawMarks('source')
      editor.overlays.drawMarks('translation')
    }
  }
}

function placeIn(editor: SectionEditor, index: number): SelectedText | null {
  const paragraph = editor.paragraphs[index - editor.section.offset]
  if (!paragraph) return null
  return { side: 'source', index, anchors: [placeAnchor(paragraph.id, paragraph.text)] }
}

/** The marks drawn in a section's part of `span`. */
function marksIn(editor: SectionEditor, span: BookSelection): readonly MarkAt[] {
  const part = partIn(editor, span)
  if (!part) return []
  const state = editor.state(span.side)
  const at = (place: BookPlace) => positionOf(state.doc, inSection(editor.section, place))
  const [one, other] = [at(part.anchor), at(part.head)]
  return marksBetween(state, Math.min(one, other), Math.max(one, other))
}
