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
  /** Moves the caret to the first change. */
  readonly show: () => void
}

interface Planned {
  readonly number: number
  readonly editor: SectionEditor
  /** Makes the change, as one step of the section's history. Returns how much it has changed. */
  readonly change: () => number
}

/**
 * The undo step of one change in many sections. Sections on the screen are changed at once, the
 * others later but before the reader does anything there, so each history has this change first.
 */
export class ChangedSections implements Undoable {
  readonly name: StepName
  readonly book: BookId
  readonly #book: ChangedBook
  readonly #written: () => Promise<unknown>
  readonly #planned: Planned[] = []
  readonly #changed = new Set<SectionEditor>()
  #begun = false
  #isCancelled = false
  #count = 0
  /** Resolves when the last section is planned; null while nothing has to be waited for. */
  #planning: Promise<unknown> | null = null

  constructor(name: StepName, book: ChangedBook, written: () => Promise<unknown>) {
    this.name = name
    this.#book = book
    this.book = book.id
    this.#written = written
  }

  /**
   * Undo needs these editor objects: one loaded again for the same section does not have this
   * change.
   */
  get editors(): readonly number[] {
    return this.#planned.map(({ number }) => number)
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

  /** Makes undo and redo wait until `planning` has ended, because sections are still added. */
  plansUntil(planning: Promise<unknown>): void {
    const ended = planning.finally(() => {
      this.#planning = null
    })
    ended.catch(() => {})
    this.#planning = ended
  }

  /** Undoes all changes and removes the step. */
  cancel(): void {
    this.#isCancelled = true
    this.#book.order.drop(this)
    this.#run(undo)
  }

  readonly undo = (): StepEnd | Promise<StepEnd> => this.#again(undo)
  readonly redo = (): StepEnd | Promise<StepEnd> => this.#again(redo)

  #make({ editor, change }: Planned): void {
    if (this.#isCancelled) return
    const count = change()
    if (count === 0) return
    this.#changed.add(editor)
    this.#count += count
  }

  #again(command: Command): StepEnd | Promise<StepEnd> {
    if (this.#planning)
      return this.#planning.then(() => this.#book.order.quietly(() => this.#again(command)))
    if (this.#changed.size === 0) return 'stale'
    this.#run(command)
    void this.#book.sections.due.make(this.#written)
    // Moving the caret there lays out what has just changed, so keys and painting run first.
    void turn().then(this.#book.show)
    return 'done'
  }

  #run(command: Command): void {
    for (const planned of this.#planned)
      this.#put(planned, () => {
        if (this.#changed.has(planned.editor)) planned.editor.run(command)
      })
  }

  #put({ number, editor }: Planned, change: () => void): void {
    const { sections, order } = this.#book
    sections.due.add(number, () => order.quietly(change))
    if (editor.views.get('translation')) sections.due.settle(number)
  }
}
