/**
 * One undo order for everything a reader does: typing, states, marks, notes, tags, categories,
 * removals and restores. Each section's editor has its own history, and other services have none;
 * this list says what was done when, so that undo always reverts the latest change, wherever it
 * was.
 *
 * The file is longer than most, because the steps done, the steps undone and the running step
 * change together or not at all. `undo-step.ts` says what a step is.
 */
import type { BookId } from './ids.ts'
import {
  isCrossed,
  joinedStep,
  nameOfUndoing,
  type StepEnd,
  type StepName,
  type Undoable,
  type Way,
} from './undo-step.ts'

export type { StepEnd, StepName, Undoable } from './undo-step.ts'

/** A step that has just been undone or redone. */
export interface SteppedOver {
  readonly step: Undoable
  readonly way: Way
}

/** The names of the next steps to undo and redo; null if that is impossible. */
export interface NextSteps {
  readonly undo: StepName | null
  readonly redo: StepName | null
}

/** Nothing to undo and nothing to redo. */
export const noNextSteps: NextSteps = { undo: null, redo: null }

/** The most steps kept. Nobody undoes more single steps, and each of them holds memory. */
export const changesKept = 300

/**
 * The undo order. It shows the steps of one book at a time, with those of the whole library: undo
 * never changes a book that the reader does not see.
 */
export class UndoOrder {
  #done: Undoable[] = []
  #undone: Undoable[] = []
  #shown: { readonly book: BookId } | null = null
  #isRunning = false
  /** The step that is being undone or redone. What it needs must stay. */
  #current: Undoable | null = null
  /** The direction of the running step, if it takes time. */
  #busy: Way | null = null
  /** Steps that were asked for while another was running. */
  #asked: Way[] = []
  /** Rises with every change, so that a running step knows whether others were made meanwhile. */
  #changes = 0
  #next = noNextSteps
  readonly #listeners = new Set<() => void>()
  readonly #watchers = new Set<() => void>()
  readonly #steppers = new Set<(stepped: SteppedOver) => void>()
  readonly #earlier = new Set<() => boolean>()
  readonly #settlers = new Set<() => void>()

  /**
   * Makes undo take the steps of `book` and of the library. Returns a function that ends this;
   * showing another book ends it too.
   */
  show(book: BookId): () => void {
    const shown = { book }
    this.#shown = shown
    this.#asked = []
    this.#tell()
    return () => {
      if (this.#shown !== shown) return
      this.#shown = null
      this.#asked = []
      this.#tell()
    }
  }

  /** The step that undo would take next. A change at the same place may be added to it. */
  get last(): Undoable | undefined {
    return this.#done.findLast(step => this.#isShown(step))
  }

  /** Whether `step` was the last and nothing has been undone since, so that it may still grow. */
  isGrowing(step: Undoable): boolean {
    return this.last === step && !this.#undone.some(other => this.#isShown(other))
  }

  /** Adds a change that has just been made. Steps that were undone can then no longer be redone. */
  push(change: Undoable): void {
    if (this.#isRunning) return
    this.#changes++
    this.#done.push(change)
    if (this.#done.length > changesKept) this.#done.shift()
    this.#undone = this.#undone.filter(step => !this.#isShown(step))
    this.#tell()
  }

  /**
   * Joins steps into one named `name`, undone and redone together. Skips steps that are gone. If
   * another step lies between them in the same section, they stay separate.
   */
  join(steps: readonly (Undoable | undefined)[], name: StepName): void {
    const parts = this.#done.filter(step => steps.includes(step))
    const last = parts.at(-1)
    if (!last || isCrossed(parts, this.#done)) return
    const joined = joinedStep(parts, last.book, name)
    this.#done = this.#done.flatMap(step => {
      if (step === last) return joined
      return parts.includes(step) ? [] : step
    })
    this.#tell()
  }

  /** Removes `change`, because nothing of it is left to undo. */
  drop(change: Undoable): void {
    this.#done = this.#done.filter(other => other !== change)
    this.#undone = this.#undone.filter(other => other !== change)
    this.#tell()
  }

  /** Forgets the steps of `book` that need its editors. Called when the book is closed. */
  forgetEditors(book: BookId): void {
    const stays = (step: Undoable) =>
      step.book !== book || (step.sections ?? step.editors ?? []).length === 0
    this.#done = this.#done.filter(stays)
    this.#undone = this.#undone.filter(stays)
    this.#tell()
  }

  /** Runs `work` without adding its changes: they belong to a step that is in the order already. */
  quietly<T>(work: () => T): T {
    const before = this.#isRunning
    this.#isRunning = true
    try {
      return work()
    } finally {
      this.#isRunning = before
    }
  }

  /** Undoes the last step that is not stale. Returns whether there was a step to try. */
  undo(): boolean {
    this.#settleAll()
    if (!this.#busy) for (const takeBack of this.#earlier) if (takeBack()) return true
    return this.#ask('undo')
  }

  /** Redoes the step that was undone last. Returns whether there was a step to try. */
  redo(): boolean {
    return this.#ask('redo')
  }

  /** Whether `takeBack` would undo `step`. */
  canTakeBack(step: Undoable): boolean {
    if (this.last === step) return true
    return step.isFree === true && this.#isShown(step) && this.#done.includes(step)
  }

  /**
   * Undoes `step`, as a message about it offers. The last step is undone as usual; a free step is
   * undone by a new step that can itself be undone. Returns false if the step is neither.
   */
  takeBack(step: Undoable): boolean {
    this.#settleAll()
    if (this.last === step) return this.undo()
    if (!this.canTakeBack(step)) return false
    if (this.#busy) return false
    const end = this.#runNow(step, 'undo')
    if (typeof end === 'string') this.#putBack(step, end)
    else this.#whenEnded(end, 'undo', late => this.#putBack(step, late))
    return true
  }

  /** The names of the next steps, with a subscription. */
  readonly next = {
    get: (): NextSteps => this.#next,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  /**
   * Calls `listener` when the possible undo, redo or `takeBack` may have changed. Returns a
   * function that stops this.
   */
  onChange(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  /**
   * Whether a step of the library is running. It changes rows anywhere, so nothing may be typed
   * over them.
   */
  get isChangingLibrary(): boolean {
    return this.#busy !== null && this.#current?.book === null
  }

  /**
   * Tries `takeBack` before each undo. It returns whether it has undone what the program made of
   * the reader's last key, which is a part of the last step. Returns a function that stops this.
   */
  beforeUndo(takeBack: () => boolean): () => void {
    this.#earlier.add(takeBack)
    return () => this.#earlier.delete(takeBack)
  }

  /**
   * Calls `settle` before each step is undone or redone, so that a change that waits comes before
   * it and is a step of its own. Returns a function that stops this.
   */
  beforeStep(settle: () => void): () => void {
    this.#settlers.add(settle)
    return () => this.#settlers.delete(settle)
  }

  /** Calls `listener` after each step undone or redone. Returns a function that stops this. */
  onStep(listener: (stepped: SteppedOver) => void): () => void {
    this.#steppers.add(listener)
    return () => this.#steppers.delete(listener)
  }

  /** How many of the shown steps can be undone, and redone. */
  get depth(): { readonly done: number; readonly undone: number } {
    return { done: this.#shownIn('undo').length, undone: this.#shownIn('redo').length }
  }

  /** Numbers of the sections of `book` whose histories a step still needs. */
  sections(book: BookId): ReadonlySet<number> {
    return new Set(this.#of(book).flatMap(({ sections }) => sections ?? []))
  }

  /** Numbers of the sections of `book` whose editors a step still needs. */
  editors(book: BookId): ReadonlySet<number> {
    return new Set(this.#of(book).flatMap(({ editors }) => editors ?? []))
  }

  #of(book: BookId): readonly Undoable[] {
    const all = [...this.#done, ...this.#undone, ...(this.#current ? [this.#current] : [])]
    return all.filter(step => step.book === book)
  }

  #isShown({ book }: Undoable): boolean {
    return book === null || book === this.#shown?.book
  }

  #shownIn(way: Way): readonly Undoable[] {
    return (way === 'undo' ? this.#done : this.#undone).filter(step => this.#isShown(step))
  }

  #ask(way: Way): boolean {
    if (!this.#busy) return this.#advance(way)
    const other = opposite[way]
    const asked = (which: Way) => this.#asked.filter(one => one === which).length
    const coming = asked(other) + (this.#busy === other ? 1 : 0)
    if (this.#shownIn(way).length + coming <= asked(way)) return false
    this.#asked.push(way)
    return true
  }

  /** Undoes or redoes one step, and skips stale ones. */
  #advance(way: Way): boolean {
    this.#settleAll()
    for (let taken = this.#take(way); taken; taken = this.#take(way)) {
      const { step, at } = taken
      const before = this.#changes
      const settle = (end: StepEnd) =>
        this.#settle(step, way, end, { at, isLast: before === this.#changes })
      const end = this.#runNow(step, way)
      if (typeof end !== 'string') {
        const shown = this.#shown
        this.#whenEnded(end, way, late => {
          settle(late)
          // Another book has other steps, and nobody has asked for those.
          if (late === 'stale' && shown === this.#shown) this.#advance(way)
        })
        return true
      }
      settle(end)
      if (end !== 'stale') return true
    }
    this.#tell()
    return false
  }

  #settleAll(): void {
    for (const settle of this.#settlers) settle()
  }

  #runNow(step: Undoable, way: Way): StepEnd | Promise<StepEnd> {
    this.#current = step
    try {
      return this.quietly(() => step[way]())
    } catch (error) {
      this.#current = null
      throw error
    }
  }

  /** Blocks all other undoing until `step` has ended. */
  #whenEnded(step: Promise<StepEnd>, way: Way, settle: (end: StepEnd) => void): void {
    this.#busy = way
    this.#tell()
    void step
      .catch(() => 'failed' as const)
      .then(end => {
        this.#busy = null
        settle(end)
        this.#tell()
        this.#goOn()
      })
  }

  #goOn(): void {
    while (!this.#busy) {
      const way = this.#asked.shift()
      if (!way) return
      this.#advance(way)
    }
  }

  #settle(
    step: Undoable,
    way: Way,
    end: StepEnd,
    { at, isLast }: { readonly at: number; readonly isLast: boolean },
  ): void {
    this.#current = null
    if (end === 'failed') (way === 'undo' ? this.#done : this.#undone).splice(at, 0, step)
    // A change made meanwhile is later than this step, so the step can no longer be redone.
    if (end === 'done' && way === 'undo' && isLast) this.#undone.push(step)
    if (end === 'done' && way === 'redo') this.#done.push(step)
    this.#tell()
    if (end === 'done') for (const hear of this.#steppers) hear({ step, way })
  }

  #putBack(step: Undoable, end: StepEnd): void {
    this.#current = null
    if (end === 'stale') this.drop(step)
    if (end !== 'done') return
    const { undo, redo, ...about } = step
    this.push({ ...about, name: nameOfUndoing(step.name), undo: redo, redo: undo })
    for (const hear of this.#steppers) hear({ step, way: 'undo' })
  }

  #take(way: Way): { readonly step: Undoable; readonly at: number } | null {
    const from = way === 'undo' ? this.#done : this.#undone
    const at = from.findLastIndex(step => this.#isShown(step))
    const [step] = at < 0 ? [] : from.splice(at, 1)
    return step ? { step, at } : null
  }

  /** The name of the running step, if it can be asked to go `way` after it has ended. */
  #coming(way: Way): StepName | null {
    const step = this.#current
    return step && this.#busy === opposite[way] && this.#isShown(step) ? step.name : null
  }

  #tell(): void {
    for (const listener of this.#watchers) listener()
    const undo = this.last?.name ?? this.#coming('undo')
    const redo = this.#shownIn('redo').at(-1)?.name ?? this.#coming('redo')
    if (undo === this.#next.undo && redo === this.#next.redo) return
    this.#next = { undo, redo }
    for (const listener of this.#listeners) listener()
  }
}

const opposite = { undo: 'redo', redo: 'undo' } as const
