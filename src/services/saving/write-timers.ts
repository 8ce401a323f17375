import { timer, type SetTimer, type Timer } from '../timers.ts'

/** Milliseconds without a change after which waiting rows are written. */
const pause = 200
/**
 * The longest that a row waits, in milliseconds: a crash may cost half a second of typing, and the
 * disk needs part of that.
 */
const longest = 350
/** Milliseconds before each new attempt after a failure. The last one repeats. */
const retries = [1000, 2000, 5000] as const
const lastRetry = 10_000

/**
 * Decides when waiting rows are written: after a pause, after the longest wait, and again after a
 * failure.
 */
export class WriteTimers {
  readonly #pause: Timer
  readonly #longest: Timer
  readonly #retry: Timer
  #failures = 0

  constructor(after: SetTimer, on: { readonly write: () => void; readonly retry: () => void }) {
    this.#pause = timer(after, on.write)
    this.#longest = timer(after, on.write)
    this.#retry = timer(after, on.retry)
  }

  /**
   * A row waits. Every key typed starts the pause again; the longest wait counts from the first.
   */
  rowWaits(isTyping: boolean): void {
    if (isTyping) this.#pause.set(pause)
    if (!this.#longest.isSet()) this.#longest.set(longest)
  }

  /** Writing begins: no row waits for a timer now. */
  writes(): void {
    this.#pause.clear()
    this.#longest.clear()
  }

  /** The database is tried now: no retry is due. */
  attempts(): void {
    this.#retry.clear()
  }

  /** The database failed: it is tried again, later each time. */
  failed(): void {
    this.#retry.set(retries[this.#failures] ?? lastRetry)
    this.#failures++
  }

  /** The next failure is retried soon, as the first was. */
  forgetFailures(): void {
    this.#failures = 0
  }
}
