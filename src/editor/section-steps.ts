import type { BookId } from '#domain/ids'
import type { StepEnd, StepName, Undoable } from '#domain/undo-order'
import { redo, undo } from 'prosemirror-history'
import type { LoadedSections } from './loaded-sections.ts'
import { inBook } from './pairs.ts'
import type { SectionEditor } from './section-editor.ts'

type Way = 'undo' | 'redo'
const commands = { undo, redo }

interface StepsHost {
  readonly book: BookId
  /** Puts the caret into translation `index` of the book, at UTF-16 offset `caret`. */
  readonly go: (index: number, caret: number) => void
}

/**
 * The undo steps of sections, each in its section's own history. An unloaded section is loaded for
 * its step.
 */
export class SectionSteps {
  readonly #sections: LoadedSections
  readonly #host: StepsHost
  /** The number of each step's section. */
  readonly #numbers = new WeakMap<Undoable, number>()
  #isStepping = false

  constructor(sections: LoadedSections, host: StepsHost) {
    this.#sections = sections
    this.#host = host
  }

  /** Whether the current change is an undo or a redo. */
  get isStepping(): boolean {
    return this.#isStepping
  }

  /** Creates the step for the change just made in section `number`. */
  of(number: number, name: StepName): Undoable {
    const step = {
      name,
      book: this.#host.book,
      sections: [number],
      undo: () => this.#step(number, 'undo'),
      redo: () => this.#step(number, 'redo'),
    }
    this.#numbers.set(step, number)
    return step
  }

  /** Takes `step`, which ends with a change in section `number`: typing may go on in it. */
  adopt(number: number, step: Undoable | undefined): void {
    if (step) this.#numbers.set(step, number)
  }

  /** Whether `step` is a change in section `number`. */
  isIn(number: number, step: Undoable | undefined): boolean {
    return step !== undefined && this.#numbers.get(step) === number
  }

  #step(number: number, way: Way): StepEnd | Promise<StepEnd> {
    this.#sections.due.settle(number)
    const editor = this.#sections.get(number)
    if (editor) return this.#stepIn(editor, way)
    if (!this.#sections.isKept(number)) return 'stale'
    const letGo = this.#sections.hold(number)
    return this.#sections
      .load(number)
      .then((loaded): StepEnd => (loaded ? this.#stepIn(loaded, way) : 'stale'))
      .finally(letGo)
  }

  #stepIn(editor: SectionEditor, way: Way): StepEnd {
    this.#isStepping = true
    try {
      if (!editor.run(commands[way])) return 'stale'
    } finally {
      this.#isStepping = false
    }
    const { index, offset } = inBook(editor.section, editor.caret('translation'))
    this.#host.go(index, offset)
    return 'done'
  }
}
