/** A value that changes, with subscriptions, as React's `useSyncExternalStore` needs it. */
export interface Live<T> {
  /** Returns the same object until the value changes. */
  readonly get: () => T
  /** Calls `listener` after each change. The returned function ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A live value with its setter, which only the owner has. */
export interface Settable<T> extends Live<T> {
  readonly set: (value: T) => void
}

/**
 * Makes a live value. Setting a value that is the `same` as the present one changes nothing and
 * calls no listener.
 */
export function live<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Settable<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: next => {
      if (same(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      // A function that is given twice counts as two listeners.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
