import { turn, workAtOnce } from './turn.ts'

/**
 * The number of sections written together. Each transaction waits for the disk, and typed text
 * waits for the transaction.
 */
const sectionsAtOnce = 24

/**
 * Changes of many sections, applied a few at a time so that keys and painting come between them.
 * The changes of one section are applied in order, and before anything else happens there: code
 * that shows or changes a section calls `settle` first.
 */
export class DueChanges {
  readonly #due = new Map<number, (() => void)[]>()
  #isOver = false

  /** Adds a change of section `number`. After `end` it is applied at once. */
  add(number: number, change: () => void): void {
    const due = this.#due.get(number) ?? []
    due.push(change)
    this.#due.set(number, due)
    if (this.#isOver) this.settle(number)
  }

  /** Applies the changes of section `number` now. */
  settle(number: number): void {
    const due = this.#due.get(number) ?? []
    this.#due.delete(number)
    for (const change of due) change()
  }

  /**
   * Applies all changes now, and later ones as soon as they are added: the book is being closed.
   */
  end(): void {
    this.#isOver = true
    this.settleAll()
  }

  /** Applies all changes now. */
  settleAll(): void {
    for (const number of this.#due.keys()) this.settle(number)
  }

  /**
   * Applies all changes, also those added meanwhile, and resolves when none is left and everything
   * is written. `written` resolves when the changes so far are stored. `progress` receives the
   * number of sections left.
   */
  async make(
    written: () => Promise<unknown>,
    progress: (left: number) => void = () => {},
  ): Promise<void> {
    let since = performance.now()
    let changed = 0
    let writing: Promise<unknown> = Promise.resolve()
    // Iteration over a Map visits the keys that are added during it.
    for (const number of this.#due.keys()) {
      this.settle(number)
      progress(this.#due.size)
      changed++
      if (changed % sectionsAtOnce === 0) {
        // The next sections are changed while these are written.
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
