import type { UndoOrder, Undoable } from '#domain/undo-order'

/** A part of a setting, such as a view of one name. */
interface PartOfSetting<T> {
  /** Returns the part; null if the setting does not have it. */
  readonly get: () => T | null
  /** Removes the part if it is given null. Returns false if the setting cannot hold the value. */
  readonly put: (value: T | null) => boolean
  readonly isSame: (a: T | null, b: T | null) => boolean
}

/**
 * Changes a part of a setting to `to`, as a step of undoing. Returns null if it is so already, or
 * cannot be. The step is stale if another value is there when it is undone or redone.
 */
export function stepOfSetting<T>(
  undo: UndoOrder,
  name: Undoable['name'],
  { get, put, isSame }: PartOfSetting<T>,
  to: T | null,
): Undoable | null {
  const from = get()
  if (isSame(from, to) || !put(to)) return null
  const turn = (now: T | null, next: T | null) => () =>
    isSame(get(), now) && put(next) ? ('done' as const) : ('stale' as const)
  const step: Undoable = {
    name,
    book: null,
    isFree: true,
    undo: turn(to, from),
    redo: turn(from, to),
  }
  undo.push(step)
  return step
}
