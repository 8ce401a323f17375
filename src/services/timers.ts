/** Calls `run` once, after `ms` milliseconds. The returned function cancels that. */
export type SetTimer = (ms: number, run: () => void) => () => void

/** Uses the system's timers. */
export const systemAfter: SetTimer = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** A timer that can be set again and cleared. */
export interface Timer {
  readonly isSet: () => boolean
  /** Replaces the earlier setting. */
  readonly set: (ms: number) => void
  readonly clear: () => void
}

/** A timer that is not set. It calls `ring` when it expires. */
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
