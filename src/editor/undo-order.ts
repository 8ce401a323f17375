/**
 * One order of undoing for everything in a book. Each section's editor has a
 * history of its own, and marks have none; what happened when is kept here, so
 * that undo goes to where the last change was, wherever that is.
 */
export interface Undoable {
  /** Numbers of the sections in whose histories it is, whatever editor they are shown by. */
  readonly sections?: readonly number[]
  /** Numbers of the sections whose present editors it needs. */
  readonly editors?: readonly number[]
  /** Takes the change back and shows where it was; false if there is nothing left to take back. */
  readonly undo: () => boolean
  readonly redo: () => boolean
}

/** Changes remembered at most. Nobody goes back so far by single steps, and an hour's work holds memory for each. */
export const changesKept = 300

export class UndoOrder {
  #done: Undoable[] = []
  #undone: Undoable[] = []
  #running = false

  /** The last thing done; what follows on it in the same place may belong to it. */
  get last(): Undoable | undefined {
    return this.#done.at(-1)
  }

  /** `change` has just been made. What had been undone cannot be redone after that. */
  push(change: Undoable): void {
    if (this.#running) return
    this.#done.push(change)
    if (this.#done.length > changesKept) this.#done.shift()
    this.#undone = []
  }

  /** Makes the last `count` changes one, taken back and done again together. */
  join(count: number): void {
    if (count < 2 || count > this.#done.length) return
    const parts = this.#done.splice(-count)
    const all = (way: 'undo' | 'redo', order: readonly Undoable[]) => () =>
      order.map(part => part[way]()).some(Boolean)
    const sections = parts.flatMap(part => part.sections ?? [])
    const editors = parts.flatMap(part => part.editors ?? [])
    this.#done.push({
      sections,
      editors,
      undo: all('undo', parts.toReversed()),
      redo: all('redo', parts),
    })
  }

  /** Takes `change` out of the order: there is nothing left of it. */
  drop(change: Undoable): void {
    this.#done = this.#done.filter(other => other !== change)
  }

  /** Runs `work`, whose changes belong to one that is in the order already. */
  quietly(work: () => void): void {
    const before = this.#running
    this.#running = true
    try {
      work()
    } finally {
      this.#running = before
    }
  }

  undo(): boolean {
    return this.#step(this.#done, this.#undone, 'undo')
  }

  redo(): boolean {
    return this.#step(this.#undone, this.#done, 'redo')
  }

  /** Whether there is something to undo, and to redo. */
  get depth(): { readonly done: number; readonly undone: number } {
    return { done: this.#done.length, undone: this.#undone.length }
  }

  /** Numbers of the sections whose histories are still needed to undo or redo something. */
  sections(): ReadonlySet<number> {
    return new Set(this.#all().flatMap(({ sections }) => sections ?? []))
  }

  /** Numbers of the sections whose editors are still needed for that. */
  editors(): ReadonlySet<number> {
    return new Set(this.#all().flatMap(({ editors }) => editors ?? []))
  }

  #all(): readonly Undoable[] {
    return [...this.#done, ...this.#undone]
  }

  #step(from: Undoable[], to: Undoable[], way: 'undo' | 'redo'): boolean {
    for (let change = from.pop(); change; change = from.pop()) {
      this.#running = true
      try {
        if (!change[way]()) continue
      } finally {
        this.#running = false
      }
      to.push(change)
      return true
    }
    return false
  }
}
