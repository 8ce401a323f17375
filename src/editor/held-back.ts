/** How long a change may be held back, in milliseconds: a disk that does not answer keeps no words from the page. */
const limit = 1000

/**
 * A change that waits a moment for what must be done before it. Call `now` before anything else that the reader does, so
 * that it comes after this change.
 */
export class HeldBack {
  #waiting: (() => void) | null = null

  /** Makes `change` once `before` has settled, after a second at the latest, or when `now` is called. One that waits already is made at once. */
  put(before: Promise<void>, change: () => void): void {
    this.now()
    this.#waiting = change
    const make = () => {
      if (this.#waiting === change) this.now()
    }
    before.then(make, make)
    setTimeout(make, limit)
  }

  /** Makes the change that waits, if one does. */
  now(): void {
    const change = this.#waiting
    this.#waiting = null
    change?.()
  }
}
