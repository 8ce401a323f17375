import {
  comparePlaces,
  endsOf,
  type BookPlace,
  type BookSelection,
} from '#domain/text/book-selection'
import type { BookId } from '#domain/ids'
import type { Format } from '#domain/rich-text'
import type { StepName, UndoOrder, Undoable } from '#domain/undo-order'
import type { Command } from 'prosemirror-state'
import { ChangedSections } from '../changed-sections.ts'
import { clearBetween } from '../commands/clear-between.ts'
import { insertBlocks, type Block } from '../commands/insert-blocks.ts'
import { setFormat } from '../commands/toggle-format.ts'
import { continuePaste } from '../continue-paste.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { inBook, inSection, positionOf, type Place } from '../pairs.ts'
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
  /** Receives what resolves when a change has reached all its sections. */
  readonly unfinished: (work: Promise<unknown>) => void
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
    if (!span) return false
    const { selection, navigation, unfinished } = this.#parts
    const { from } = endsOf(span)
    let begin: (paste: PasteGoing) => void = () => {}
    const begun = new Promise<PasteGoing>(resolve => (begin = resolve))
    const going: Promise<void>[] = []
    const changed = this.#change('paste', (editor, part) => {
      if (inBook(editor.section, part.from).index !== from.index) return clearPart(editor, part)
      // Redo makes this change again if the step was undone before the section was opened.
      const rest = insertOver(editor, part, blocks)
      const goesOn = begun.then(paste => this.#inserted({ editor, rest }, paste))
      going.push(goesOn)
      unfinished(goesOn)
    })
    if (!changed) return false
    selection.leaveSpan()
    begin({ step: changed.step, isWanted: navigation.begin() })
    unfinished(changed.work.then(() => Promise.all(going)))
    return true
  }

  /**
   * Runs `command` on the selected pairs of every section, as one step of undo called `name`. The
   * selection stays.
   */
  each(command: Command, name: StepName): boolean {
    return (
      this.#change(name, (editor, { anchor, head }) => {
        editor.moveCaret('translation', anchor, head)
        editor.run(command)
      }) !== null
    )
  }

  /**
   * Adds a format to all that is selected, or removes it if some of what is in memory has it.
   * Returns false if no selection spans sections.
   */
  toggleFormat(format: Format): boolean {
    const span = this.#span
    if (!span) return false
    const isOn = [...this.#parts.sections].some(editor => {
      const part = placesIn(editor, span)
      const { doc, schema } = editor.state('translation')
      const type = schema.marks[format]
      return (
        part && type && doc.rangeHasMark(positionOf(doc, part.from), positionOf(doc, part.to), type)
      )
    })
    return this.each(setFormat(format, !isOn), 'format')
  }

  get #span(): BookSelection | null {
    const { span } = this.#parts.selection
    return span?.side === 'translation' ? span : null
  }

  #clear(): Undoable | null {
    const cleared = this.#change('clear', clearPart)
    if (cleared) this.#parts.selection.leaveSpan()
    return cleared?.step ?? null
  }

  /**
   * Changes the part of every section: at once where it is in memory, and else when it is opened.
   * `work` resolves when every section has been opened.
   */
  #change(
    name: StepName,
    change: (editor: SectionEditor, part: Part) => unknown,
  ): { readonly step: ChangedSections; readonly work: Promise<void> } | null {
    const span = this.#span
    if (!span) return null
    const { book: id, sections, order, navigation, written, unfinished } = this.#parts
    const { from, to } = endsOf(span)
    if (to.index - from.index >= many) this.#parts.beforeLarge()
    const show = (ready: Promise<unknown>) =>
      void navigation.go(from.index, 'translation', from.offset, ready)
    const step = new ChangedSections(name, { id, sections, order, show }, written)
    const changePart = (editor: SectionEditor): number => {
      const part = placesIn(editor, span)
      const before = editor.state('translation').doc
      if (part) change(editor, part)
      // Undo would take back something else in a section whose history has no change.
      return editor.state('translation').doc === before ? 0 : 1
    }
    const numbers = rangeOf(sections.numberAt(from.index), sections.numberAt(to.index))
    const letGo = sections.hold(...numbers)
    const unloaded: number[] = []
    for (const number of numbers) {
      const editor = sections.get(number)
      if (editor) step.plan(number, editor, () => changePart(editor))
      else unloaded.push(number)
    }
    order.push(step)
    step.begin()
    const work = step
      .planLater(unloaded, changePart, later => {
        // Redo loads again.
        const loading = this.#load(later)
        unfinished(loading)
        return loading
      })
      .then(() => sections.due.make(written))
      .then(() => {
        if (step.isEmpty) order.drop(step)
      })
      .finally(letGo)
    unfinished(work)
    return { step, work }
  }

  async #load(numbers: readonly number[]): Promise<void> {
    const { sections } = this.#parts
    for (const [at, number] of numbers.entries()) {
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      await sections.load(number).catch(() => null)
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
    if (editor !== selection.editor) editor.focus('translation', inSection(editor.section, from))
    return editor
  }

  /** Puts the caret after what was pasted, and the rest of it into the sections after that. */
  async #inserted({ editor, rest }: Inserted, { step, isWanted }: PasteGoing): Promise<void> {
    const { sections, navigation, order } = this.#parts
    const { index, offset } = inBook(editor.section, editor.caret('translation'))
    if (isWanted()) navigation.go(index, 'translation', offset)
    if (rest.length === 0) return
    const steps: (Undoable | undefined)[] = [step]
    await continuePaste(sections, editor, rest, () => steps.push(order.last))
    order.join(steps, 'paste')
  }
}

/** The section in which pasted blocks were inserted, and those for which it has no room. */
interface Inserted {
  readonly editor: SectionEditor
  readonly rest: readonly Block[]
}

/** A paste that may still wait for its section. */
interface PasteGoing {
  readonly step: Undoable
  /** Whether the caret is still to follow it. */
  readonly isWanted: () => boolean
}

/** The part of a selection in a section, by its ends in reading order and in its direction. */
interface Part {
  readonly from: Place
  readonly to: Place
  readonly anchor: Place
  readonly head: Place
}

/** The part of `span` in a section; null if no paragraph of the section is selected. */
function placesIn(editor: SectionEditor, span: BookSelection): Part | null {
  const part = partIn(editor, span)
  if (!part) return null
  const [anchor, head] = [
    inSection(editor.section, part.anchor),
    inSection(editor.section, part.head),
  ]
  return comparePlaces(part.anchor, part.head) <= 0
    ? { from: anchor, to: head, anchor, head }
    : { from: head, to: anchor, anchor, head }
}

const clearPart = (editor: SectionEditor, { from, to }: Part): boolean =>
  editor.run(clearBetween(from, to))

/** Replaces a part by `blocks`. Returns those for which the section has no room. */
function insertOver(
  editor: SectionEditor,
  { from, to }: Part,
  blocks: readonly Block[],
): readonly Block[] {
  editor.moveCaret('translation', from, to)
  const { tr, rest } = insertBlocks(editor.state('translation'), blocks)
  editor.dispatch('translation', tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
  return rest
}

const rangeOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)
