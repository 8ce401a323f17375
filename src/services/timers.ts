/** Calls `run` once, `ms` milliseconds from now; the answer keeps it from being called. */
export type SetTimer = (ms: number, run: () => void) => () => void

/** By the system's clock. */
export const systemAfter: SetTimer = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** One thing that is to happen later: it can be set anew, or not at all. */
export interface Timer {
  readonly isSet: () => boolean
  /** Takes the place of what was set before. */
  readonly set: (ms: number) => void
  readonly clear: () => void
}

/** An alarm that is not set yet, and calls `ring` when it is due. */
export function timer(after: SetTimer, ring: () => void): Timer {
  let cancel: (() => void) | null = null
  const clear = () => {
    cancel?.()
    cancel = null
  }
  return {
    isSet: () => cancel !== null,
    set: ms => {
      clear()
      cancel = after(ms, () => {
        cancel = null
        ring()
      })
    },
    clear,
  }
}
