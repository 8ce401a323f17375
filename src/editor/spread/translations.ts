import type { Annotation } from '#domain/annotation'
import type { Section } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Format } from '#domain/rich-text'
import {
  stateFor,
  translationStates,
  untranslated,
  type TranslationState,
  type TranslationText,
} from '#domain/translation'
import type { StepName, Undoable, UndoOrder } from '#domain/undo-order'
import type { Command } from 'prosemirror-state'
import { applyReviewed, type PairReplacement } from '../apply-reviewed.ts'
import type { LongWork } from '../change-pairs.ts'
import type { AnnotationIndex } from '../annotation-index.ts'
import type { ChangedBook } from '../changed-sections.ts'
import type { Block } from '../commands/insert-blocks.ts'
import { replacePair } from '../commands/replace-pair.ts'
import { setState } from '../commands/set-state.ts'
import { toggleFormat } from '../commands/toggle-format.ts'
import { continuePaste } from '../continue-paste.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { moveTranslation } from '../move-translation.ts'
import { hasFormat } from '../queries/has-format.ts'
import { replaceAll, type Replacement } from '../replace-all.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { SectionChange } from '../section-host.ts'
import type { SpreadMarks } from './marks.ts'
import type { Navigation } from './navigation.ts'
import type { SpreadSelection } from './selection.ts'
import type { SpanEdits } from './span-edits.ts'

interface Parts {
  readonly book: BookId
  readonly order: UndoOrder
  readonly sections: LoadedSections
  readonly selection: SpreadSelection
  readonly navigation: Navigation
  readonly span: SpanEdits
  readonly annotations: AnnotationIndex
  readonly marks: SpreadMarks
  /** Receives what resolves when a change has reached all its sections. */
  readonly unfinished: (work: Promise<unknown>) => void
  /** Receives annotations that have moved with a translation. */
  readonly changed: (change: SectionChange) => void
}

/**
 * Commands on the translations of a book: at the caret, in any pair, and in many sections at once.
 */
export class Translations {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Runs `command` on the translation of the pair with the caret, on whichever side the caret is.
   * If the selection spans sections, runs it in each of them, as one step of undo called `name`.
   */
  run(command: Command, name: StepName = 'format'): boolean {
    const { editor, where } = this.#parts.selection
    if (this.#parts.span.each(command, name)) return true
    if (!editor || !where) return false
    if (where.side === 'source') editor.moveCaret('translation', { pair: where.pair, offset: 0 })
    return editor.run(command)
  }

  /**
   * Adds a format to what is selected in the translations, or removes it if some of that has it.
   * Without a selection, switches it for the words typed next.
   */
  toggleFormat(format: Format): boolean {
    return this.#parts.span.toggleFormat(format) || this.run(toggleFormat(format))
  }

  /**
   * Whether the selection in the translations has a format, or the words typed next will have it.
   */
  hasFormat(format: Format): boolean {
    const { editor } = this.#parts.selection
    return editor ? hasFormat(editor.state('translation'), format) : false
  }

  /** Sets the state of the selected translations, or of the one at `index` in the book. */
  setState(state: TranslationState, index?: number): boolean {
    if (index === undefined) return this.run(setState(state), 'state')
    const editor = this.#loadedAt(index)
    return editor?.run(setState(state, index - editor.section.offset)) ?? false
  }

  /** Deletes the selected words of a selection that spans sections. Pairs stay. */
  clearSelected(): boolean {
    return this.#parts.span.over(() => true)
  }

  /** The state of the translation at `index` in the book; null while its section is not loaded. */
  stateAt(index: number): TranslationState | null {
    const editor = this.#loadedAt(index)
    return editor?.progress.get()[index - editor.section.offset] ?? null
  }

  /** The states that the translation at `index` can have with its text; none while not loaded. */
  possibleStates(index: number): readonly TranslationState[] {
    const editor = this.#loadedAt(index)
    if (!editor) return []
    const { content } = editor.translation(index - editor.section.offset)
    return translationStates.filter(state => stateFor(content, state) === state)
  }

  /** The translation at `index` in the book; an empty one if it cannot be read. */
  at(index: number): Promise<TranslationText> {
    return this.#holding(
      [index],
      async () => (await this.#pairAt(index))?.translation ?? untranslated,
    )
  }

  /** Gives the translation at `index` in the book another text and state, as one step of undo. */
  replace(index: number, text: TranslationText): Promise<boolean> {
    return this.#holding([index], async () => {
      const pair = await this.#pairAt(index)
      return pair?.editor.run(replacePair(pair.pair, text)) ?? false
    })
  }

  /**
   * Replaces words in loaded and unloaded sections, as one step of undo (`replace-all.ts`).
   * Resolves to the number of replaced ranges.
   */
  replaceAll(replacements: readonly Replacement[], work: LongWork): Promise<number> {
    return this.#followed(replaceAll(this.#changedFrom(replacements), replacements, work))
  }

  /**
   * Gives pairs the texts of a review, as one step of undo (`apply-reviewed.ts`). Resolves to the
   * number of pairs that were changed.
   */
  applyReviewed(replacements: readonly PairReplacement[], work: LongWork): Promise<number> {
    return this.#followed(applyReviewed(this.#changedFrom(replacements), replacements, work))
  }

  /** The book, of which undoing shows the first of `changes`. */
  #changedFrom(changes: readonly { readonly index: number }[]): ChangedBook {
    const { book: id, sections, order, navigation } = this.#parts
    const first = changes[0]?.index ?? 0
    const show = (ready: Promise<unknown>) =>
      void navigation.go(first, 'translation', undefined, ready)
    return { id, sections, order, show }
  }

  #followed(work: Promise<number>): Promise<number> {
    this.#parts.unfinished(work)
    return work
  }

  /**
   * Moves the translation at `index` in the book, with the marks on it, to the pair before or after
   * it, as one step of undo. Resolves to false if it is blank or there is no such pair.
   */
  move(index: number, way: 'up' | 'down'): Promise<boolean> {
    const other = index + (way === 'up' ? -1 : 1)
    return this.#holding([index, other], () => this.#move(index, other))
  }

  async #move(index: number, other: number): Promise<boolean> {
    const { book, order, navigation, annotations } = this.#parts
    const isWanted = navigation.begin()
    const from = await this.#pairAt(index)
    const to = await this.#pairAt(other)
    if (!from || !to) return false
    // Asked before the texts change, because the caret moves with them.
    const isHere = isWanted()
    const marked = annotations.on('translation', [from.paragraph])
    const moved = moveTranslation(from, to, marked)
    if (!moved) return false
    const put = (at: typeof from, text: TranslationText) =>
      at.editor.run(replacePair(at.pair, text)) ? order.last : undefined
    const steps = [put(to, moved.to), put(from, moved.from)]
    if (marked.length > 0) {
      this.#moveMarks(moved.annotations)
      const step: Undoable = {
        name: 'move',
        book,
        sections: [from.number, to.number],
        undo: () => this.#moveMarks(marked),
        redo: () => this.#moveMarks(moved.annotations),
      }
      order.push(step)
      steps.push(step)
    }
    order.join(steps, 'move')
    if (isHere) navigation.go(to.index, 'translation')
    return true
  }

  #moveMarks(annotations: readonly Annotation[]): 'done' {
    this.#parts.marks.move(annotations)
    this.#parts.changed({ translations: [], annotations })
    return 'done'
  }

  /**
   * Puts the pasted blocks for which `section` had no room into the sections after it. One paste is
   * one step of undo, however many sections it reaches.
   */
  async continuePaste(section: Section, rest: readonly Block[]): Promise<void> {
    const { sections, order } = this.#parts
    const editor = sections.get(sections.numberOf(section))
    if (!editor) return
    const steps = [order.last]
    await continuePaste(sections, editor, rest, () => steps.push(order.last))
    order.join(steps, 'paste')
  }

  #loadedAt(index: number): SectionEditor | undefined {
    const { sections } = this.#parts
    return sections.get(sections.numberAt(index))
  }

  /** Runs `work` while the sections of paragraphs `indexes` of the book are held in memory. */
  async #holding<T>(indexes: readonly number[], work: () => Promise<T>): Promise<T> {
    const { sections } = this.#parts
    const letGo = sections.hold(...indexes.map(index => sections.numberAt(index)))
    try {
      return await work()
    } finally {
      letGo()
    }
  }

  /** Loads the pair at `index` in the book; null if there is no such pair or it cannot be read. */
  async #pairAt(index: number) {
    const { sections } = this.#parts
    const number = sections.numberAt(index)
    const editor = index < 0 ? null : await sections.load(number)
    const pair = index - (editor?.section.offset ?? 0)
    const paragraph = editor?.paragraphs[pair]
    return editor && paragraph
      ? { editor, number, pair, index, paragraph, translation: editor.translation(pair) }
      : null
  }
}
