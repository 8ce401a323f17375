import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { bringCaret, caretIsInView } from './caret-in-view.ts'
import { SteadyLine } from './steady-line.ts'

/** Keeps the caret's line in sight, as it must be after a key, another change or a move. */
export class CaretScrolling {
  readonly #isSteady: () => boolean
  readonly #steady = new SteadyLine()
  #isWriting = false
  #isKey = false

  /** `isSteady`: whether the line that is being written stays at the same height of the page. */
  constructor(isSteady: () => boolean) {
    this.#isSteady = isSteady
  }

  /** To be called before a transaction is applied. */
  changes({ docChanged }: Transaction): void {
    this.#isWriting = docChanged
    if (!docChanged) this.#steady.moved()
  }

  /** Returns the result of `write`, which writes the character of a key. */
  forKey(write: () => boolean): boolean {
    this.#isKey = true
    try {
      return write()
    } finally {
      this.#isKey = false
    }
  }

  /** A `handleScrollToSelection`. */
  readonly follow = (view: EditorView): boolean => {
    if (this.#isKey) bringCaret(view)
    return this.#isWriting && this.#isSteady() ? this.#steady.keep(view) : caretIsInView(view)
  }
}
