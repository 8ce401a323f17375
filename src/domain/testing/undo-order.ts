import type { StepName, Undoable } from '../undo-order.ts'

/** A step that is undone and redone at once, except for `how`. */
export const step = (name: StepName, how: Partial<Undoable> = {}): Undoable => ({
  name,
  book: null,
  undo: () => 'done',
  redo: () => 'done',
  ...how,
})
