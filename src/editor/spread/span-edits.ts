import {
  comparePlaces,
  endsOf,
  type BookPlace,
  type BookSelection,
} from '#domain/text/book-selection'
import type { BookId } from '#domain/ids'
import type { StepName, UndoOrder, Undoable } from '#domain/undo-order'
import type { Command } from 'prosemirror-state'
import { ChangedSections } from '../changed-sections.ts'
import { clearBetween } from '../commands/clear-between.ts'
import { insertBlocks, type Block } from '../commands/insert-blocks.ts'
import { continuePaste } from '../continue-paste.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import type { Place } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { SectionSteps } from '../section-steps.ts'
import type { SpanEditing } from '../span-editing.ts'
import type { Navigation } from './navigation.ts'
import { partIn, type SpreadSelection } from './selection.ts'

interface SpanEditsParts {
  readonly book: BookId
  readonly order: UndoOrder
  readonly sections: LoadedSections
  readonly selection: SpreadSelection
  readonly navigation: Navigation
  readonly steps: SectionSteps
  /** Called before very many translations are changed. The change need not wait for it. */
  readonly beforeLarge: () => void
  /** Resolves when everything changed so far is stored. */
  readonly written: () => Promise<unknown>
}

/** The number of sections that are loaded at the same time. */
const ahead = 32
/** The number of paragraphs from which a change is large. */
const many = 100

/** Changes the translations of a selection that spans sections. Each change is one step of undo. */
export class SpanEdits implements SpanEditing {
  readonly #parts: SpanEditsParts

  constructor(parts: SpanEditsParts) {
    this.#parts = parts
  }

  readonly clear = (): boolean => this.#clear() !== null

  readonly over = (command: Command): boolean => {
    const span = this.#span
    const cleared = this.#clear()
    const { order } = this.#parts
    if (!span || !cleared) return false
    const editor = this.#land(endsOf(span).from)
    const isChanged = editor?.run(command) === true && order.last !== cleared
    if (!editor || !isChanged) return true
    order.join([cleared, order.last], 'typing')
    this.#parts.steps.adopt(this.#parts.sections.numberOf(editor.section), order.last)
    return true
  }

  readonly paste = (blocks: readonly Block[]): boolean => {
    const span = this.#span
    const cleared = span && this.#clear()
    if (!cleared) return false
    void this.#paste(endsOf(span).from, blocks, cleared)
    return true
  }

  /**
   * Runs `command` on the selected pairs of every section, as one step of undo called `name`. The
   * selection stays.
   */
  each(command: Command, name: StepName): boolean {
    return (
      this.#change(name, (editor, from, to) => {
        editor.moveCaret('translation', from, to)
        return editor.run(command)
      }) !== null
    )
  }

  get #span(): BookSelection | null {
    const { span } = this.#parts.selection
    return span?.side === 'translation' ? span : null
  }

  #clear(): Undoable | null {
    const cleared = this.#change('clear', (editor, from, to) => editor.run(clearBetween(from, to)))
    if (cleared) this.#parts.selection.leaveSpan()
    return cleared
  }

  /**
   * Changes the part of every section: at once where it is in memory, and else as soon as it is.
   */
  #change(
    name: StepName,
    change: (editor: SectionEditor, from: Place, to: Place) => boolean,
  ): ChangedSections | null {
    const span = this.#span
    if (!span) return null
    const { book: id, sections, order, navigation, written } = this.#parts
    const { from, to } = endsOf(span)
    if (to.index - from.index >= many) this.#parts.beforeLarge()
    const show = () => void navigation.go(from.index, 'translation', from.offset)
    const step = new ChangedSections(name, { id, sections, order, show }, written)
    const plan = (number: number, editor: SectionEditor) =>
      step.plan(number, editor, () => {
        const part = placesIn(editor, span)
        return part && change(editor, part.from, part.to) ? 1 : 0
      })
    const numbers = rangeOf(sections.numberAt(from.index), sections.numberAt(to.index))
    const letGo = sections.hold(...numbers)
    const unloaded: number[] = []
    for (const number of numbers) {
      const editor = sections.get(number)
      if (editor) plan(number, editor)
      else unloaded.push(number)
    }
    order.push(step)
    step.begin()
    const planning = this.#load(unloaded, plan)
    if (unloaded.length > 0) step.plansUntil(planning)
    void planning.then(() => sections.due.make(written)).finally(letGo)
    return step
  }

  async #load(
    numbers: readonly number[],
    loaded: (number: number, editor: SectionEditor) => void,
  ): Promise<void> {
    const { sections } = this.#parts
    for (const [at, number] of numbers.entries()) {
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      const editor = await sections.load(number).catch(() => null)
      if (editor) loaded(number, editor)
    }
  }

  /**
   * Puts the caret where the selection began if that is on the page, and else leaves it where the
   * keyboard is, because the next key does not wait. Returns that section.
   */
  #land(from: BookPlace): SectionEditor | undefined {
    const { sections, selection } = this.#parts
    const editor = sections.get(sections.numberAt(from.index))
    if (!editor?.views.mounted) return selection.editor
    if (editor !== selection.editor)
      editor.focus('translation', { pair: from.index - editor.section.offset, offset: from.offset })
    return editor
  }

  async #paste(from: BookPlace, blocks: readonly Block[], cleared: Undoable): Promise<void> {
    const { sections, navigation, selection, order } = this.#parts
    const editor = (await navigation.bring(from.index)) ?? selection.editor
    if (!editor) return
    const number = sections.numberOf(editor.section)
    editor.focus('translation', { pair: from.index - editor.section.offset, offset: from.offset })
    const { tr, rest } = insertBlocks(editor.state('translation'), blocks)
    editor.dispatch('translation', tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
    const steps = [cleared, order.last]
    await continuePaste(sections, number, rest, () => steps.push(order.last))
    order.join(steps, 'paste')
  }
}

/** The beginning and the end of the part of `span` in a section; null if there is none. */
function placesIn(
  editor: SectionEditor,
  span: BookSelection,
): { readonly from: Place; readonly to: Place } | null {
  const part = partIn(editor, span)
  if (!part) return null
  const isForward = comparePlaces(part.anchor, part.head) <= 0
  const [from, to] = isForward ? [part.anchor, part.head] : [part.head, part.anchor]
  const place = ({ index, offset }: BookPlace) => ({ pair: index - editor.section.offset, offset })
  return { from: place(from), to: place(to) }
}

const rangeOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)
