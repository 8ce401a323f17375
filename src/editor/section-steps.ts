import { redo, undo } from 'prosemirror-history'
import type { LoadedSections } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'
import type { Undoable } from './undo-order.ts'

type Way = 'undo' | 'redo'
const commands = { undo, redo }

interface StepsHost {
  /** Puts the caret into the translation of the book's paragraph `index`, at `caret` UTF-16 units. */
  readonly go: (index: number, caret: number) => void
  /** Goes one further in the order of everything: there was nothing where it seemed that there was. */
  readonly further: (way: Way) => void
}

/** What is undone and redone in the histories of sections. One that is not in memory is loaded for it. */
export class SectionSteps {
  readonly #sections: LoadedSections
  readonly #host: StepsHost
  readonly #undoables = new Map<number, Undoable>()
  #isStepping = false

  constructor(sections: LoadedSections, host: StepsHost) {
    this.#sections = sections
    this.#host = host
  }

  /** Whether a change that is just being made is an undo or a redo. */
  get isStepping(): boolean {
    return this.#isStepping
  }

  /** The last change in section `number`: always the same object for the same section. */
  of(number: number): Undoable {
    const known = this.#undoables.get(number)
    if (known) return known
    const step = (way: Way) => () => {
      const done = this.#step(number, way)
      if (typeof done === 'boolean') return done
      void done.then(isDone => {
        if (!isDone) this.#host.further(way)
      })
      return true
    }
    const undoable = { sections: [number], undo: step('undo'), redo: step('redo') }
    this.#undoables.set(number, undoable)
    return undoable
  }

  /** Whether there was something; a promise of that where the section has to be loaded first. */
  #step(number: number, way: Way): boolean | Promise<boolean> {
    this.#sections.due.settle(number)
    const editor = this.#sections.get(number)
    if (editor) return this.#stepIn(editor, way)
    if (!this.#sections.isKept(number)) return false
    const letGo = this.#sections.hold(number)
    return this.#sections
      .load(number)
      .then(loaded => loaded !== null && this.#stepIn(loaded, way))
      .finally(letGo)
  }

  #stepIn(editor: SectionEditor, way: Way): boolean {
    this.#isStepping = true
    try {
      if (!editor.run(commands[way])) return false
    } finally {
      this.#isStepping = false
    }
    const { pair, offset } = editor.caret('translation')
    this.#host.go(editor.section.offset + pair, offset)
    return true
  }
}
