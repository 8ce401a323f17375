import { live, type Settable } from '../live.ts'
import { isFinal, isGrave, type SaveFault } from './save-fault.ts'

/**
 * `editing`: typed and not yet written; `saving`: being written, into the database or the second
 * copy; `saved`: all in the database, and not all in the second copy; `backed-up`: all in both;
 * `journal-only`: the database could not take it and the second copy has it; `failed`: neither is
 * known to have it, for the reason `why`, and it is retried.
 */
export type SaveState =
  | { readonly state: 'editing' | 'saving' | 'saved' | 'backed-up' }
  | { readonly state: 'journal-only'; readonly why: SaveFault }
  | { readonly state: 'failed'; readonly why: SaveFault; readonly waiting: number }

/** Whether both mean the same to the reader. */
export function sameState(a: SaveState, b: SaveState): boolean {
  if (a.state === 'failed' && b.state === 'failed') {
    return a.why === b.why && a.waiting === b.waiting
  }
  if (a.state === 'journal-only' && b.state === 'journal-only') return a.why === b.why
  return a.state === b.state
}

/** Whether something typed waits to be written, or is being written. */
export const isBusy = ({ state }: SaveState): boolean => state === 'editing' || state === 'saving'

/** The save state of a library in which nothing has been written yet. */
export const liveSaveState = (): Settable<SaveState> =>
  live<SaveState>({ state: 'saved' }, sameState)

/** What is known while the database works. */
export interface WorkingFacts {
  /** How many operations that a reader would miss wait for the database. */
  readonly waiting: number
  /** Whether something is being written now. */
  readonly isWriting: boolean
  /** How many operations the database has taken that the second copy is not known to have. */
  readonly behind: number
  /** Whether the second copy has everything that was written with many other rows in one step. */
  readonly hasWhole: boolean
  /** Whether the second copy has all of the reader's work that the outbox lists. */
  readonly hasWork: boolean
  /** Whether the second copy is complete, and not being sent every row again. */
  readonly isComplete: boolean
  /** Why the second copy could not take what it was given last; null if it could. */
  readonly copyFault: SaveFault | null
}

/** The state while the database works. */
export function workingState(facts: WorkingFacts): SaveState {
  const { waiting, isWriting, behind, hasWhole, hasWork, isComplete, copyFault } = facts
  const isBehind = behind > 0 || !hasWhole
  // After a full disk, or after another program opened it, the database may lose what it reported
  // as written.
  if (isBehind && isGrave(copyFault)) {
    return { state: 'failed', why: copyFault, waiting: waiting + behind }
  }
  if (waiting > 0) return { state: isWriting ? 'saving' : 'editing' }
  if (hasWork) return { state: isComplete ? 'backed-up' : 'saved' }
  return { state: isBehind && copyFault === null ? 'saving' : 'saved' }
}

/** What is known while the database fails. */
export interface FailingFacts {
  /** Why the database failed last. */
  readonly why: SaveFault
  /** How many operations wait for the database. */
  readonly waiting: number
  /** Whether something is being written now. */
  readonly isWriting: boolean
  /** Whether the second copy has everything that the database has not. */
  readonly isCopied: boolean
  /** Why the second copy could not take what it was given directly; null if it could. */
  readonly copyFault: SaveFault | null
}

/** The state while the database fails. */
export function failingState(facts: FailingFacts): SaveState {
  const { why, waiting, isWriting, isCopied, copyFault } = facts
  if (isCopied && !isFinal(why)) return { state: 'journal-only', why }
  if (copyFault === null && !isFinal(why)) return { state: isWriting ? 'saving' : 'editing' }
  // The reader can free space on a full disk, and the database may give that fault any name.
  return { state: 'failed', why: isGrave(copyFault) ? copyFault : why, waiting }
}
