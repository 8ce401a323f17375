import type { Fault, Outcome } from '#contract/answers'
import { UndoOrder, type StepEnd } from '#domain/undo-order'
import { live, type Live } from './live.ts'

/** Undo and redo of everything that the reader does. */
export interface Undoing {
  readonly order: UndoOrder
  /** Why the last step could not be undone or redone. Each failure sets another object. */
  readonly failed: Live<{ readonly fault: Fault } | null>
}

/** Undoing, with what a service needs to enter its steps. */
export interface UndoingParts extends Undoing {
  /** Runs the undo or redo of a step that resolves with an outcome. A fault goes to `failed`. */
  readonly run: (way: () => Promise<Outcome<unknown>>) => Promise<StepEnd>
}

/** An empty undo order. */
export function createUndoing(): UndoingParts {
  const failed = live<{ readonly fault: Fault } | null>(null)
  return {
    order: new UndoOrder(),
    failed,
    run: async way => {
      const outcome = await way()
      if (!outcome.ok) failed.set({ fault: outcome.fault })
      return outcome.ok ? 'done' : 'failed'
    },
  }
}
