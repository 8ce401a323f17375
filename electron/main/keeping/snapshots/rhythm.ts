/** When a snapshot is due: after so many operations, but not too soon after the one before, or so long after the first that is in none. */

export const operationsDue = 500
/** Milliseconds. */
export const timeDue = 10 * 60_000
/** Between two that are due by the number of operations, in milliseconds: a step of thousands is no reason for ten. */
export const snapshotInterval = 5 * 60_000
/** After one that failed, in milliseconds. */
const retry = 60_000

export interface Rhythm {
  /** So many operations were journalled. Where `isPart`, many more follow, and only time makes a snapshot due before one is asked for. */
  readonly wrote: (operations: number, isPart?: boolean) => void
  /** All operations so far, those in snapshots too. */
  readonly written: () => number
  /** Operations that are in no snapshot yet. */
  readonly pending: () => number
  /** A snapshot of the first `taken` operations begins, of all if that is not given; the answer is called with whether it was made. */
  readonly begin: (taken?: number) => (made: boolean) => void
  readonly stop: () => void
}

/** Calls `due` when a snapshot is to be made. */
export function createRhythm(due: () => void): Rhythm {
  let written = 0
  /** So many of them, the first, are in a snapshot. */
  let kept = 0
  let making = false
  let isHeld = false
  let timer: NodeJS.Timeout | undefined
  /** While it runs one was made a moment ago. */
  let pause: NodeJS.Timeout | undefined

  const set = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      due()
    }, ms)
    timer.unref()
  }
  const rest = () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      pause = undefined
      if (isEnough()) due()
    }, snapshotInterval)
    pause.unref()
  }
  const pending = () => written - kept
  const isEnough = () => !making && !isHeld && !pause && pending() >= operationsDue
  const clear = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    wrote(operations, isPart = false) {
      if (operations <= 0) return
      const before = pending()
      written += operations
      isHeld ||= isPart
      set(timeDue)
      if (before < operationsDue && isEnough()) due()
    },
    written: () => written,
    pending,
    begin(taken = written) {
      clear()
      making = true
      isHeld = false
      return made => {
        making = false
        if (made) {
          // One that was made meanwhile may have more in it.
          kept = Math.max(kept, taken)
          rest()
        }
        if (pending() > 0) set(made ? timeDue : retry)
      }
    },
    stop() {
      clear()
      clearTimeout(pause)
      pause = undefined
    },
  }
}
