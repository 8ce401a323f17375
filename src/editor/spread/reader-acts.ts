import { comparePlaces, type BookSelection } from '#domain/text/book-selection'
import { readSelectionNow } from '../input/current-selection.ts'
import type { SpreadSelection } from './selection.ts'

/**
 * Knows whether a move of the caret that had to wait, usually for a section, is still what the
 * reader wants. It is not once the reader has moved the caret, typed, gone to a field, or asked for
 * another move.
 */
export class ReaderActs {
  readonly #selection: SpreadSelection
  /** Rises with every move. */
  #moves = 0

  constructor(selection: SpreadSelection) {
    this.#selection = selection
  }

  /** Begins a move, which ends those begun before. Returns whether it is still wanted. */
  begin(): () => boolean {
    this.#moves++
    return this.watch()
  }

  /** Returns whether the reader has done nothing since. It ends no other move. */
  watch(): () => boolean {
    const moves = this.#moves
    const range = this.#range()
    const focus = focused()
    return () => moves === this.#moves && this.#isFree(focus) && isSame(range, this.#range())
  }

  /** The selection as the engine has it now. */
  #range(): BookSelection | null {
    const view = this.#view
    if (view?.hasFocus()) readSelectionNow(view)
    return this.#selection.range
  }

  /** Whether the keyboard is where it was, in the text, or nowhere because a dialog has closed. */
  #isFree(before: Element | null): boolean {
    const now = focused()
    return now === before || now === null || now === this.#view?.dom
  }

  get #view() {
    const { where, editor } = this.#selection
    return where ? editor?.views.get(where.side) : undefined
  }
}

/** What has the keyboard; null for nothing, or if there is no page. */
function focused(): Element | null {
  if (typeof document === 'undefined') return null
  return document.activeElement === document.body ? null : document.activeElement
}

const isSame = (a: BookSelection | null, b: BookSelection | null): boolean =>
  a === b ||
  (a?.side === b?.side &&
    a !== null &&
    b !== null &&
    comparePlaces(a.anchor, b.anchor) === 0 &&
    comparePlaces(a.head, b.head) === 0)
