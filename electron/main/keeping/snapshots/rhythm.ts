/**
 * When a snapshot is due: at a number of operations, but not too soon after the last snapshot; or a
 * time after the first operation that is in none of them.
 */

export const operationsDue = 500
/** In milliseconds. */
export const timeDue = 10 * 60_000
/**
 * Milliseconds between two snapshots that are due by the number of operations: a step of thousands
 * is no reason for ten snapshots.
 */
export const snapshotInterval = 5 * 60_000
/** Milliseconds after a snapshot that failed. */
const retry = 60_000

/** Calls `due` when a snapshot is due. */
export class Rhythm {
  readonly #due: () => void
  #written = 0
  /** The number of operations, counted from the first, that are in a snapshot. */
  #kept = 0
  #isMaking = false
  #isHeld = false
  #timer: NodeJS.Timeout | undefined
  /** Runs for `snapshotInterval` after each snapshot. */
  #pause: NodeJS.Timeout | undefined

  constructor(due: () => void) {
    this.#due = due
  }

  /**
   * Counts operations that were journalled. `isPart`: many more follow, so their number makes no
   * snapshot due until one is requested; only time does.
   */
  wrote(operations: number, isPart = false): void {
    if (operations <= 0) return
    const before = this.pending()
    this.#written += operations
    this.#isHeld ||= isPart
    this.#wakeAfter(timeDue)
    if (before < operationsDue && this.#isEnough()) this.#due()
  }

  /** Returns the number of all operations so far, including those in snapshots. */
  written(): number {
    return this.#written
  }

  /** Returns the number of operations that are in no snapshot yet. */
  pending(): number {
    return this.#written - this.#kept
  }

  /**
   * A snapshot of the first `taken` operations begins; by default, of all. Call the returned
   * function when it has ended, with whether it was made.
   */
  begin(taken = this.#written): (made: boolean) => void {
    this.#stopTimer()
    this.#isMaking = true
    this.#isHeld = false
    return made => {
      this.#isMaking = false
      if (made) {
        // One made meanwhile may have more in it.
        this.#kept = Math.max(this.#kept, taken)
        this.#rest()
      }
      if (this.pending() > 0) this.#wakeAfter(made ? timeDue : retry)
    }
  }

  stop(): void {
    this.#stopTimer()
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  #isEnough(): boolean {
    return !this.#isMaking && !this.#isHeld && !this.#pause && this.pending() >= operationsDue
  }

  #wakeAfter(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#due()
    }, ms)
    this.#timer.unref()
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #rest(): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      if (this.#isEnough()) this.#due()
    }, snapshotInterval)
    this.#pause.unref()
  }
}
