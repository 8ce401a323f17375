import type { Category } from '#domain/annotation'
import type { CategoryId } from '#domain/ids'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'

/** The fields of a category that a step changes. */
type Fields = Partial<
  Pick<Category, 'name' | 'colour' | 'shape' | 'order' | 'bookId' | 'deletedAt'>
>

/** How one category changes. */
interface Change {
  readonly id: CategoryId
  readonly from: Fields
  readonly to: Fields
}

/** The undo step of typing a name. It grows with every key. */
interface Naming {
  readonly id: CategoryId
  readonly from: Fields
  to: Fields
  readonly step: Undoable
}

interface CategoryStepTools {
  readonly undo: UndoOrder
  readonly known: () => readonly Category[]
  /** Puts rows in one step. It shows at once. */
  readonly put: (...changed: readonly Category[]) => Promise<void>
}

/** Changes categories, and enters each change into the undo order. */
export class CategorySteps {
  readonly #tools: CategoryStepTools
  #naming: Naming | null = null

  constructor(tools: CategoryStepTools) {
    this.#tools = tools
  }

  async change(category: Category): Promise<void> {
    const before = this.#find(category.id)
    if (before) this.#record(before, category)
    await this.#tools.put(category)
  }

  /** Undoing it at `now` deletes the category, because rows stay. */
  add(category: Category, now: number): void {
    void this.#tools.put(category)
    const change = { id: category.id, from: { deletedAt: now }, to: { deletedAt: null } }
    this.#push('addCategory', () => [change])
  }

  reorder(moved: readonly { readonly id: CategoryId; readonly order: number }[]): void {
    const changes = moved.flatMap(({ id, order }): readonly Change[] => {
      const before = this.#find(id)
      return before ? [{ id, from: { order: before.order }, to: { order } }] : []
    })
    if (changes.length === 0) return
    this.#apply(changes)
    this.#push('moveCategory', () => changes)
  }

  #find(id: CategoryId): Category | undefined {
    return this.#tools.known().find(category => category.id === id)
  }

  /** Enters the fields that change into the undo order. */
  #record(before: Category, after: Category): void {
    const { undo } = this.#tools
    const from = fieldsOf(before, after)
    const to = fieldsOf(after, before)
    if (Object.keys(to).length === 0) return
    const naming = this.#naming
    if (naming?.id === before.id && 'name' in to && undo.isGrowing(naming.step)) {
      naming.to = to
      if (after.name !== naming.from.name) return
      undo.drop(naming.step)
      this.#naming = null
      return
    }
    const begun: { to: Fields } = { to }
    const step = this.#push('editCategory', () => [{ id: before.id, from, to: begun.to }])
    this.#naming = 'name' in to ? Object.assign(begun, { id: before.id, from, step }) : null
  }

  #push(name: StepName, changes: () => readonly Change[]): Undoable {
    const step: Undoable = {
      name,
      book: null,
      isFree: true,
      undo: () => this.#apply(changes().map(({ id, from, to }) => ({ id, from: to, to: from }))),
      redo: () => this.#apply(changes()),
    }
    this.#tools.undo.push(step)
    return step
  }

  /** Makes all of `changes`. They are stale if something has changed one of the fields since. */
  #apply(changes: readonly Change[]): StepEnd {
    const changed = changes.map(({ id, from, to }) => {
      const now = this.#find(id)
      return now && hasFields(now, from) ? { ...now, ...to } : null
    })
    const rows = changed.filter(row => row !== null)
    if (rows.length < changes.length) return 'stale'
    void this.#tools.put(...rows)
    return 'done'
  }
}

const names = ['name', 'colour', 'shape', 'bookId'] as const

/** The fields of `category` that a reader can change and in which it differs from `other`. */
const fieldsOf = (category: Category, other: Category): Fields =>
  Object.fromEntries(
    names.flatMap(name => (category[name] === other[name] ? [] : [[name, category[name]]])),
  )

/** Whether `category` has `fields`. The time of a deletion does not count. */
const hasFields = (category: Category, { deletedAt, ...fields }: Fields): boolean =>
  (deletedAt === undefined || (deletedAt === null) === (category.deletedAt === null)) &&
  Object.entries(fields).every(([name, value]) => category[name as keyof Category] === value)
