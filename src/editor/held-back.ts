/**
 * The longest time a change is held back, in milliseconds. A disk that does not respond must not
 * keep the reader's words off the page.
 */
const limit = 1000

/**
 * A change that waits for something that must come before it. Call `now` before every other action
 * of the reader, so that the change comes first.
 */
export class HeldBack {
  #waiting: (() => void) | null = null

  /**
   * Makes `change` when `before` has settled, after a second at the latest, or when `now` is
   * called. A change that is already waiting is made at once.
   */
  put(before: Promise<void>, change: () => void): void {
    this.now()
    this.#waiting = change
    const make = () => {
      if (this.#waiting === change) this.now()
    }
    before.then(make, make)
    setTimeout(make, limit)
  }

  /** Makes the waiting change, if there is one. */
  now(): void {
    const change = this.#waiting
    this.#waiting = null
    change?.()
  }
}
