/** How long the work of one frame may take, in milliseconds. */
const budget = 3

/** Does work that can wait a little each frame, so that scrolling stays smooth. */
export class Paced {
  readonly #jobs = new Map<object, () => void>()
  readonly #mayWork: () => boolean
  #frame = 0

  /** Asks `mayWork` in each frame in which there is work. */
  constructor(mayWork: () => boolean) {
    this.#mayWork = mayWork
  }

  /** Replaces the job of `key`, if there is one. */
  add(key: object, job: () => void): void {
    this.#jobs.set(key, job)
    this.#frame ||= requestAnimationFrame(this.#work)
  }

  drop(key: object): void {
    this.#jobs.delete(key)
  }

  end(): void {
    this.#jobs.clear()
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  readonly #work = (): void => {
    this.#frame = this.#mayWork() ? 0 : requestAnimationFrame(this.#work)
    if (this.#frame !== 0) return
    const until = performance.now() + budget
    for (const [key, job] of this.#jobs) {
      this.#jobs.delete(key)
      job()
      if (performance.now() > until) break
    }
    if (this.#jobs.size > 0) this.#frame = requestAnimationFrame(this.#work)
  }
}
