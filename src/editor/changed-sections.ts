import type { BookId } from '#domain/ids'
import type { StepEnd, StepName, UndoOrder, Undoable } from '#domain/undo-order'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import type { LoadedSections } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'
import { turn } from './turn.ts'

/** The book that is changed. */
export interface ChangedBook {
  readonly id: BookId
  readonly sections: LoadedSections
  readonly order: UndoOrder
  /** Moves the caret to the first change, once `ready` has resolved. */
  readonly show: (ready: Promise<unknown>) => void
}

interface Planned {
  readonly number: number
  readonly editor: SectionEditor
  /** Makes the change, as one step of the section's history. Returns how much it has changed. */
  readonly change: () => number
}

/**
 * The undo step of one change in many sections. Sections on the screen are changed at once, and
 * others in memory before anything else happens there. A section that is not in memory is changed
 * when it is opened. So each history has this change before what is typed after it.
 */
export class ChangedSections implements Undoable {
  readonly name: StepName
  readonly book: BookId
  readonly #book: ChangedBook
  readonly #written: () => Promise<unknown>
  #planned: Planned[] = []
  readonly #changed = new Set<number>()
  /** The sections that are not in memory, with how to cancel their change. */
  readonly #later = new Map<number, () => void>()
  #loadLater: (numbers: readonly number[]) => Promise<unknown> = () => Promise.resolve()
  #makeLater: (editor: SectionEditor) => number = () => 0
  #begun = false
  #isCancelled = false
  #count = 0

  constructor(name: StepName, book: ChangedBook, written: () => Promise<unknown>) {
    this.name = name
    this.#book = book
    this.book = book.id
    this.#written = written
  }

  /**
   * Undo needs these editor objects: one loaded again for the same section does not have this
   * change. Only a division replaces them, and hands over their histories.
   */
  get editors(): readonly number[] {
    return this.#planned.map(({ number }) => number)
  }

  /** Whether no section has a change, or still gets one. */
  get isEmpty(): boolean {
    return this.#planned.length === 0 && this.#later.size === 0
  }

  /** The number of sections with a change. */
  get size(): number {
    return this.#planned.length
  }

  /** How much has been changed so far; 0 after `cancel`. */
  get count(): number {
    return this.#isCancelled ? 0 : this.#count
  }

  /** Adds a section. After `begin` it is changed before the reader can do anything there. */
  plan(number: number, editor: SectionEditor, change: () => number): void {
    const planned = { number, editor, change }
    this.#planned.push(planned)
    if (this.#begun) this.#put(planned, () => this.#make(planned))
  }

  begin(): void {
    this.#begun = true
    for (const planned of this.#planned) this.#put(planned, () => this.#make(planned))
  }

  /**
   * Adds sections that are not in memory. `change` is made in each when it is opened, unless the
   * step is undone then; `load` opens all of them. Resolves when it has.
   */
  async planLater(
    numbers: readonly number[],
    change: (editor: SectionEditor) => number,
    load: (numbers: readonly number[]) => Promise<unknown>,
  ): Promise<void> {
    this.#makeLater = change
    this.#loadLater = load
    await this.#waitFor(numbers)
  }

  #waitFor(numbers: readonly number[]): Promise<unknown> {
    for (const number of numbers)
      this.#later.set(
        number,
        this.#book.sections.onceOpened(number, editor => {
          this.#later.delete(number)
          this.plan(number, editor, () => this.#makeLater(editor))
        }),
      )
    return this.#loadLater(numbers)
  }

  /** Undoes all changes and removes the step. */
  cancel(): void {
    this.#isCancelled = true
    this.#book.order.drop(this)
    this.#run(undo)
  }

  readonly undo = (): StepEnd | Promise<StepEnd> => {
    for (const stop of this.#later.values()) stop()
    return this.#again(undo)
  }
  readonly redo = (): StepEnd | Promise<StepEnd> => {
    const { sections } = this.#book
    const unopened = [...this.#later.keys()]
    // A section that was opened while the step was undone has not had its change.
    for (const number of unopened) {
      const editor = sections.get(number)
      if (!editor) continue
      this.#later.delete(number)
      this.plan(number, editor, () => this.#makeLater(editor))
    }
    void this.#waitFor(unopened.filter(number => this.#later.has(number))).catch(() => {})
    return this.#again(redo)
  }

  #make(planned: Planned): void {
    if (this.#isCancelled) return
    const count = planned.change()
    if (count === 0) {
      // Undo does not need this editor.
      this.#planned = this.#planned.filter(other => other !== planned)
      return
    }
    this.#changed.add(planned.number)
    this.#count += count
  }

  #again(command: Command): StepEnd | Promise<StepEnd> {
    if (this.isEmpty) return 'stale'
    const missing = this.#planned.filter(planned => !this.#editorOf(planned))
    if (missing.length === 0) return this.#step(command)
    // The reader has divided these sections since, and nobody has looked at them yet.
    const { sections } = this.#book
    const letGo = sections.hold(...missing.map(({ number }) => number))
    return Promise.all(missing.map(({ number }) => sections.load(number)))
      .then(loaded => (loaded.includes(null) ? 'failed' : this.#step(command)))
      .finally(letGo)
  }

  #step(command: Command): StepEnd {
    this.#run(command)
    void this.#book.sections.due.make(this.#written)
    // Moving the caret there lays out what has just changed, so keys and painting run first.
    this.#book.show(turn())
    return 'done'
  }

  #run(command: Command): void {
    for (const planned of this.#planned)
      this.#put(planned, () => {
        if (this.#changed.has(planned.number)) this.#editorOf(planned)?.run(command)
      })
  }

  /** The editor that a section has now: the reader may have divided it since. */
  #editorOf({ number, editor }: Planned): SectionEditor | undefined {
    const { sections } = this.#book
    return sections.get(number) ?? (sections.isOver ? editor : undefined)
  }

  #put(planned: Planned, change: () => void): void {
    const { number } = planned
    const { sections, order } = this.#book
    sections.due.add(number, () => order.quietly(change))
    if (this.#editorOf(planned)?.views.get('translation')) sections.due.settle(number)
  }
}
