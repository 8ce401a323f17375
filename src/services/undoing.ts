import type { Fault, Outcome } from '#contract/answers'
import { UndoOrder, type StepEnd } from '#domain/undo-order'
import { live, type Live } from './live.ts'

/** Undoing and redoing everything that the reader does. */
export interface Undoing {
  readonly order: UndoOrder
  /** Why the last step could not be undone or redone; another object each time. */
  readonly failed: Live<{ readonly fault: Fault } | null>
}

/** Undoing, and what the services need that enter steps into it. */
export interface UndoingParts extends Undoing {
  /** Runs one way of a step that answers with an outcome; a fault is said in `failed`. */
  readonly run: (way: () => Promise<Outcome<unknown>>) => Promise<StepEnd>
}

/** An order with nothing done. */
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
