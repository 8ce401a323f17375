import type { BookId } from '#domain/ids'
import type { ImportChoices } from '#services/outside'

/** What the reader has decided about a file, and how far adding it to the library has come. */
export interface ImportState {
  readonly choices: ImportChoices
  /** The choices before each change, and those that were undone, the latest last. */
  readonly past: readonly ImportChoices[]
  readonly undone: readonly ImportChoices[]
  readonly showsRules: boolean
  /** The older edition whose work is to be carried over. */
  readonly older: BookId | null
  /** Cancels adding the text; `null` while it is not being added. */
  readonly keeping: AbortController | null
  /** How much of the adding is done, from 0 to 1; `null` while that is not known. */
  readonly kept: number | null
  /** Whether adding can no longer be cancelled. */
  readonly isFinal: boolean
  /**
   * Whether the dialog asks for the encoding first, because the file could not be read without it.
   */
  readonly asksEncoding: boolean
  /** Why the text could not be added when that was last tried. */
  readonly fault: string | null
}

export type ImportEvent =
  | { readonly type: 'chosen'; readonly choices: ImportChoices }
  | { readonly type: 'undo' | 'redo' }
  | { readonly type: 'rules'; readonly isOpen: boolean }
  | { readonly type: 'older'; readonly book: BookId | null }
  | { readonly type: 'keeping'; readonly cancel: AbortController }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'final' }
  | { readonly type: 'failed'; readonly fault: string }
  | { readonly type: 'ended' }
  /**
   * The file cannot be read without an encoding. The question then stays, so that it keeps the
   * focus.
   */
  | { readonly type: 'needs-encoding' }

export const asFound: ImportState = {
  choices: {},
  past: [],
  undone: [],
  showsRules: false,
  older: null,
  keeping: null,
  kept: null,
  isFinal: false,
  asksEncoding: false,
  fault: null,
}

/** The reducer of `ImportState`. */
export function importAfter(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'chosen':
      return {
        ...state,
        fault: null,
        choices: { ...state.choices, ...event.choices },
        past: [...state.past, state.choices].slice(-mostSteps),
        undone: [],
      }
    case 'undo':
      return stepped(state, 'past', 'undone')
    case 'redo':
      return stepped(state, 'undone', 'past')
    case 'rules':
      return { ...state, showsRules: event.isOpen }
    case 'older':
      return { ...state, older: event.book }
    case 'keeping':
      return { ...state, keeping: event.cancel, kept: null, fault: null }
    case 'progress':
      return { ...state, kept: event.share }
    case 'final':
      return { ...state, isFinal: true }
    case 'failed':
      return { ...state, fault: event.fault }
    case 'ended':
      return { ...state, keeping: null, isFinal: false }
    case 'needs-encoding':
      return { ...state, asksEncoding: true }
  }
}

/** The most changes that can be undone. */
const mostSteps = 200

/** Goes back to the last choices of one list; the present ones go to the other. */
function stepped(state: ImportState, from: 'past' | 'undone', to: 'past' | 'undone'): ImportState {
  const choices = state[from].at(-1)
  if (choices === undefined) return state
  return {
    ...state,
    fault: null,
    choices,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], state.choices],
  }
}
