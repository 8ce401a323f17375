import type { SaveFault } from './save-fault.ts'

/**
 * `editing`: typed and not yet written; `saving`: being written, into the database or the second copy; `saved`: all
 * of it is in the database, and the second copy has not all; `backed-up`: in the second copy too, as everything else
 * is; `journal-only`: the database could not take it, the second copy has it; `failed`: neither has for certain,
 * `why` says why as far as the reader can do something about it, and it is tried again.
 */
export type SaveState =
  | { readonly state: 'editing' | 'saving' | 'saved' | 'backed-up' }
  | { readonly state: 'journal-only'; readonly why: SaveFault }
  | { readonly state: 'failed'; readonly why: SaveFault; readonly waiting: number }

/** Whether both say the same to the reader. */
export function sameState(a: SaveState, b: SaveState): boolean {
  if (a.state === 'failed' && b.state === 'failed') {
    return a.why === b.why && a.waiting === b.waiting
  }
  if (a.state === 'journal-only' && b.state === 'journal-only') return a.why === b.why
  return a.state === b.state
}
