/** Something that has a value now and tells when it gets another; what React's external-store hook wants. */
export interface Live<T> {
  /** The same object until the value changes. */
  readonly get: () => T
  /** Calls `listener` after each change; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A live value together with the one way to change it, which its owner keeps. */
export interface Settable<T> extends Live<T> {
  readonly set: (value: T) => void
}

/** A live value. Setting what is the `same` as the present value changes nothing and tells nobody. */
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
      // The same function may be given twice and is then two listeners.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
