/** When a snapshot is due: after so many operations, or so long after the first that is in none. */

export const operationsDue = 500
/** Milliseconds. */
export const timeDue = 10 * 60_000
/** After one that failed, in milliseconds. */
const retry = 60_000

export interface Rhythm {
  /** So many operations were journalled. Where `isPart`, many more follow, and only time makes a snapshot due before one is asked for. */
  readonly wrote: (operations: number, isPart?: boolean) => void
  /** Operations that are in no snapshot yet. */
  readonly pending: () => number
  /** A snapshot begins; the answer is called with whether it was made. */
  readonly begin: () => (made: boolean) => void
  readonly stop: () => void
}

/** Calls `due` when a snapshot is to be made. */
export function createRhythm(due: () => void): Rhythm {
  let pending = 0
  let making = false
  let isHeld = false
  let timer: NodeJS.Timeout | undefined

  const set = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      due()
    }, ms)
    timer.unref()
  }
  const clear = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    wrote(operations, isPart = false) {
      if (operations <= 0) return
      const before = pending
      pending += operations
      isHeld ||= isPart
      set(timeDue)
      if (!making && !isHeld && before < operationsDue && pending >= operationsDue) due()
    },
    pending: () => pending,
    begin() {
      clear()
      making = true
      isHeld = false
      const taken = pending
      return made => {
        making = false
        if (made) pending -= taken
        if (pending > 0) set(made ? timeDue : retry)
        if (made && !isHeld && pending >= operationsDue) due()
      }
    },
    stop: clear,
  }
}
