import { turn, workAtOnce } from './turn.ts'

/** Sections that are written together: each transaction waits for the disk, and what is typed waits for the transaction. */
const sectionsAtOnce = 24

/**
 * Changes of many sections, made a few at a time so that keys and painting come between. Those of
 * one section are made in their order, and before anything else is done there: whoever shows or
 * changes a section settles it first.
 */
export class DueChanges {
  readonly #due = new Map<number, (() => void)[]>()
  #isOver = false

  /** Enters a change of section `number`. */
  add(number: number, change: () => void): void {
    const due = this.#due.get(number) ?? []
    due.push(change)
    this.#due.set(number, due)
    if (this.#isOver) this.settle(number)
  }

  /** Makes the changes of section `number` now. */
  settle(number: number): void {
    const due = this.#due.get(number) ?? []
    this.#due.delete(number)
    for (const change of due) change()
  }

  /** Makes all that are due, and from now on each as soon as it is entered: the book is being closed. */
  end(): void {
    this.#isOver = true
    for (const number of this.#due.keys()) this.settle(number)
  }

  /**
   * Makes all changes, those entered meanwhile as well, and resolves when there are none left.
   * `written` resolves when what was changed is kept; `progress` is told how many sections are left.
   */
  async make(
    written: () => Promise<unknown>,
    progress: (left: number) => void = () => {},
  ): Promise<void> {
    let since = performance.now()
    let changed = 0
    let writing: Promise<unknown> = Promise.resolve()
    // A Map's keys take in what is entered while they are gone through.
    for (const number of this.#due.keys()) {
      this.settle(number)
      progress(this.#due.size)
      changed++
      if (changed % sectionsAtOnce === 0) {
        // Those that follow are changed while these are written.
        await writing
        writing = written()
      } else if (performance.now() - since > workAtOnce) await turn()
      else continue
      since = performance.now()
    }
    await writing
    await written()
  }
}
