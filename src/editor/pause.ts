/**
 * Calls `run` once nothing has happened for `ms` milliseconds. `happened` is cheap enough for every
 * key: it leaves a running timer alone, and the timer waits again for what is missing.
 */
export class AfterPause {
  readonly #ms: number
  readonly #run: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = 0

  constructor(ms: number, run: () => void) {
    this.#ms = ms
    this.#run = run
  }

  happened(): void {
    this.#last = performance.now()
    this.#timer ??= setTimeout(this.#expired, this.#ms)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  readonly #expired = () => {
    const missing = this.#last + this.#ms - performance.now()
    this.#timer = missing > 0 ? setTimeout(this.#expired, missing) : undefined
    if (missing <= 0) this.#run()
  }
}
