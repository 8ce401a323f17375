import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { broughtInView, caretLine, isInView } from './caret-in-view.ts'
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
    const found = caretLine(view)
    if (!found) return false
    const line = this.#isKey ? broughtInView(found) : found
    if (!this.#isWriting || !this.#isSteady() || view.composing) return isInView(line)
    this.#steady.keep(line)
    return true
  }
}
