/**
 * One order of undoing for everything a reader does: typing, states, marks, notes, tags,
 * categories, removals and restores. Each section's editor has a history of its own, and the
 * other services have none; what happened when is kept here, so that undo takes back what was
 * done last, wherever that was. A longer file than most: what is done, what is undone and the step
 * that is under way change together or not at all.
 */
import type { Side } from './anchor.ts'
import type { AnnotationId, BookId } from './ids.ts'

/** What a step was, as the Edit menu names it. Words for them are `steps.<name>` in the locales. */
export const stepNames = [
  'typing',
  'paste',
  'format',
  'state',
  'clear',
  'move',
  'replaceAll',
  'restoreVersion',
  'mark',
  'deleteMark',
  'note',
  'writeNote',
  'deleteNote',
  'recategorise',
  'tag',
  'editCategory',
  'describeBook',
  'removeBook',
  'restore',
  'newEdition',
  'putBack',
] as const
export type StepName = (typeof stepNames)[number]

/**
 * How undoing or redoing a step ended. `stale`: what it changed has been changed by something
 * else since, or is gone, so there is nothing left of it to take back. `failed`: it could not be
 * done now, and may be tried again.
 */
export type StepEnd = 'done' | 'stale' | 'failed'

/**
 * A change that can be undone and redone. It holds the inverse of what it changed and nothing
 * else, so undoing it leaves everything alone that it did not change.
 */
export interface Undoable {
  readonly name: StepName
  /** The book it belongs to; null for what belongs to the whole library. */
  readonly book: BookId | null
  /** The book that a step of the library is about. */
  readonly about?: BookId
  /** Numbers of the sections in whose histories it is, whatever editor they are shown by. */
  readonly sections?: readonly number[]
  /** Numbers of the sections whose present editors it needs. */
  readonly editors?: readonly number[]
  /** Where in its book it shows, for steps that do not go there themselves. */
  readonly place?: StepPlace
  /** It can be taken back before what was done after it, because nothing else depends on it. */
  readonly isFree?: boolean
  readonly undo: () => StepEnd | Promise<StepEnd>
  readonly redo: () => StepEnd | Promise<StepEnd>
}

/** A mark of an open book. */
export interface StepPlace {
  readonly annotation: AnnotationId
  readonly side: Side
  /** The paragraph's place in the book, from 0. */
  readonly index: number
  /** UTF-16 offset into the paragraph's text on that side. */
  readonly start: number
}

/** A step that has just been undone or redone. */
export interface SteppedOver {
  readonly step: Undoable
  readonly way: Way
}

/** The names of the steps that undo and redo would take next; null where there is none. */
export interface NextSteps {
  readonly undo: StepName | null
  readonly redo: StepName | null
}

/** Nothing to undo or redo. */
export const noNextSteps: NextSteps = { undo: null, redo: null }

type Way = 'undo' | 'redo'

/** Changes remembered at most. Nobody goes back so far by single steps, and an hour's work holds memory for each. */
export const changesKept = 300

/**
 * The order itself. It shows the steps of one book at a time, together with those of the whole
 * library: undo never changes a book that the reader does not see.
 */
export class UndoOrder {
  #done: Undoable[] = []
  #undone: Undoable[] = []
  #shown: { readonly book: BookId } | null = null
  #isRunning = false
  /** The step that is just being undone or redone: what it needs must stay. */
  #current: Undoable | null = null
  /** The way of the step that is under way and takes time. */
  #busy: Way | null = null
  /** What was asked for meanwhile. */
  #asked: Way[] = []
  /** Rises with every change, so that a step that takes time knows whether others came meanwhile. */
  #changes = 0
  #next = noNextSteps
  readonly #listeners = new Set<() => void>()
  readonly #watchers = new Set<() => void>()
  readonly #steppers = new Set<(stepped: SteppedOver) => void>()

  /** Makes the steps of `book` those that undo takes, besides the library's, until the answer is called or another book is shown. */
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

  /** The last thing done that undo would take; what follows on it in the same place may belong to it. */
  get last(): Undoable | undefined {
    return this.#done.findLast(step => this.#isShown(step))
  }

  /** Whether `step` was the last thing done and nothing has been undone since: it may then still grow. */
  isGrowing(step: Undoable): boolean {
    return this.last === step && !this.#undone.some(other => this.#isShown(other))
  }

  /** `change` has just been made. What had been undone cannot be redone after that. */
  push(change: Undoable): void {
    if (this.#isRunning) return
    this.#changes++
    this.#done.push(change)
    if (this.#done.length > changesKept) this.#done.shift()
    this.#undone = this.#undone.filter(step => !this.#isShown(step))
    this.#tell()
  }

  /** Makes changes one, taken back and done again together under `name`. Those that are no longer there are left out; where others came between them in the same section, they stay apart. */
  join(steps: readonly (Undoable | undefined)[], name: StepName): void {
    const parts = this.#done.filter(step => steps.includes(step))
    const last = parts.at(-1)
    if (!last || this.#isCrossed(parts)) return
    const all = (way: Way, order: readonly Undoable[]) => () =>
      endOfAll(order.map(part => part[way]()))
    const joined: Undoable = {
      name,
      book: last.book,
      sections: parts.flatMap(part => part.sections ?? []),
      editors: parts.flatMap(part => part.editors ?? []),
      undo: all('undo', parts.toReversed()),
      redo: all('redo', parts),
    }
    this.#done = this.#done.flatMap(step => {
      if (step === last) return joined
      return parts.includes(step) ? [] : step
    })
    this.#tell()
  }

  /** Whether something was done in a section of `parts` between them: taken back as one, they would take that back instead. */
  #isCrossed(parts: readonly Undoable[]): boolean {
    const first = this.#done.findIndex(step => parts.includes(step))
    const end = this.#done.findLastIndex(step => parts.includes(step))
    const sections = parts.flatMap(part => part.sections ?? [])
    return this.#done
      .slice(first, end)
      .some(
        step => !parts.includes(step) && step.sections?.some(number => sections.includes(number)),
      )
  }

  /** Takes `change` out of the order: there is nothing left of it. */
  drop(change: Undoable): void {
    this.#done = this.#done.filter(other => other !== change)
    this.#undone = this.#undone.filter(other => other !== change)
    this.#tell()
  }

  /** Forgets the steps of `book` that need its editors: they go when it is closed. */
  forgetEditors(book: BookId): void {
    const stays = (step: Undoable) =>
      step.book !== book || (step.sections ?? step.editors ?? []).length === 0
    this.#done = this.#done.filter(stays)
    this.#undone = this.#undone.filter(stays)
    this.#tell()
  }

  /** Runs `work`, whose changes belong to one that is in the order already. */
  quietly<T>(work: () => T): T {
    const before = this.#isRunning
    this.#isRunning = true
    try {
      return work()
    } finally {
      this.#isRunning = before
    }
  }

  /** Takes back the last change that there is something left of; whether there was one to try. */
  undo(): boolean {
    return this.#ask('undo')
  }

  /** Makes the change again that was undone last; whether there was one to try. */
  redo(): boolean {
    return this.#ask('redo')
  }

  /** Whether `takeBack` would take back `step`. */
  canTakeBack(step: Undoable): boolean {
    if (this.last === step) return true
    return step.isFree === true && this.#isShown(step) && this.#done.includes(step)
  }

  /**
   * Takes back `step`, as a message about it offers: by undo where it was done last, and otherwise,
   * where it is free, as a new change that can be undone itself. False where it is neither.
   */
  takeBack(step: Undoable): boolean {
    if (this.last === step) return this.undo()
    if (!this.canTakeBack(step)) return false
    if (this.#busy) return false
    const end = this.#runNow(step, 'undo')
    if (typeof end === 'string') this.#putBack(step, end)
    else this.#whenEnded(end, 'undo', late => this.#putBack(step, late))
    return true
  }

  /** The names of what comes next, as a value that can be subscribed to. */
  readonly next = {
    get: (): NextSteps => this.#next,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  /** Calls `listener` whenever what can be undone, redone or taken back may have changed; the answer stops it. */
  onChange(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  /** Whether a step of the library is under way: rows anywhere are being changed, and nothing should be typed over them. */
  get isChangingLibrary(): boolean {
    return this.#busy !== null && this.#current?.book === null
  }

  /** Calls `listener` after each step that was undone or redone; the answer stops it. */
  onStep(listener: (stepped: SteppedOver) => void): () => void {
    this.#steppers.add(listener)
    return () => this.#steppers.delete(listener)
  }

  /** How many of the steps shown can be undone, and redone. */
  get depth(): { readonly done: number; readonly undone: number } {
    return { done: this.#shownIn('undo').length, undone: this.#shownIn('redo').length }
  }

  /** Numbers of the sections of `book` whose histories are still needed to undo or redo something. */
  sections(book: BookId): ReadonlySet<number> {
    return new Set(this.#of(book).flatMap(({ sections }) => sections ?? []))
  }

  /** Numbers of the sections of `book` whose editors are still needed for that. */
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

  /** Takes one step, passing over those of which nothing is left. */
  #advance(way: Way): boolean {
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

  #runNow(step: Undoable, way: Way): StepEnd | Promise<StepEnd> {
    this.#current = step
    try {
      return this.quietly(() => step[way]())
    } catch (error) {
      this.#current = null
      throw error
    }
  }

  /** Lets nothing else be undone or redone until `step` has ended. */
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
    // What the reader did meanwhile comes after it, so it can no longer be redone.
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
    this.push({ ...about, name: 'putBack', undo: redo, redo: undo })
    for (const hear of this.#steppers) hear({ step, way: 'undo' })
  }

  #take(way: Way): { readonly step: Undoable; readonly at: number } | null {
    const from = way === 'undo' ? this.#done : this.#undone
    const at = from.findLastIndex(step => this.#isShown(step))
    const [step] = at < 0 ? [] : from.splice(at, 1)
    return step ? { step, at } : null
  }

  #tell(): void {
    for (const listener of this.#watchers) listener()
    const undo = this.last?.name ?? null
    const redo = this.#shownIn('redo').at(-1)?.name ?? null
    if (undo === this.#next.undo && redo === this.#next.redo) return
    this.#next = { undo, redo }
    for (const listener of this.#listeners) listener()
  }
}

const opposite = { undo: 'redo', redo: 'undo' } as const

/** Done where any of them is done: what is left of the others cannot be told apart then. */
function endOfAll(ends: readonly (StepEnd | Promise<StepEnd>)[]): StepEnd | Promise<StepEnd> {
  const now = ends.filter(end => typeof end === 'string')
  if (now.length === ends.length) return endOf(now)
  return Promise.all(ends.map(end => Promise.resolve(end))).then(endOf)
}

const endOf = (ends: readonly StepEnd[]): StepEnd =>
  ends.find(end => end === 'done') ?? ends.find(end => end === 'failed') ?? 'stale'
