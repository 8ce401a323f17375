import type { Category } from '#domain/annotation'
import type { CategoryId } from '#domain/ids'
import type { StepEnd, Undoable, UndoOrder } from '#domain/undo-order'
import { allCategories } from '#storage/categories'
import type { LibraryDb } from '#storage/db'
import { live, type Live, type Settable } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** The reader's categories in their order, as they were changed last, written or not. */
export interface Categories {
  readonly all: Live<readonly Category[]>
  /**
   * Changes the name, colour or shape, as a step of undoing. It shows at once; resolves when it is
   * written or has failed.
   */
  readonly change: (category: Category) => Promise<void>
  /** Reads them again, because something else has changed the database. */
  readonly reread: () => Promise<void>
}

interface CategoriesTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
}

/** Reads the categories. Rejects if they cannot be read. */
export async function createCategories(tools: CategoriesTools): Promise<Categories> {
  const all = live(await stored(tools))
  const changes = new CategoryChanges(tools, all)
  return {
    all,
    change: category => changes.change(category),
    reread: async () => all.set(await stored(tools)),
  }
}

async function stored({ db, writer, report }: CategoriesTools): Promise<readonly Category[]> {
  const { rows, damaged } = await allCategories(db)
  report('categories', damaged)
  return withWaiting(rows, writer)
}

/** `read` with what still waits to be written. */
function withWaiting(read: readonly Category[], writer: Writer): readonly Category[] {
  const byId = new Map(read.map(category => [category.id, category]))
  for (const { table, row } of writer.waiting()) if (table === 'categories') byId.set(row.id, row)
  return [...byId.values()].sort((a, b) => a.order - b.order)
}

type Looks = Partial<Pick<Category, 'name' | 'colour' | 'shape'>>

/** The undo step of typing a name. It grows with every key. */
interface Naming {
  readonly id: CategoryId
  readonly from: Looks
  to: Looks
  readonly step: Undoable
}

class CategoryChanges {
  readonly #tools: CategoriesTools
  readonly #all: Settable<readonly Category[]>
  #naming: Naming | null = null

  constructor(tools: CategoriesTools, all: Settable<readonly Category[]>) {
    this.#tools = tools
    this.#all = all
  }

  async change(category: Category): Promise<void> {
    const before = this.#all.get().find(({ id }) => id === category.id)
    if (before) this.#record(before, category)
    await this.#put(category)
  }

  async #put(category: Category): Promise<void> {
    const { writer, now } = this.#tools
    writer.put([{ table: 'categories', row: { ...category, updatedAt: now() } }], 'none')
    this.#all.set(withWaiting(this.#all.get(), writer))
    await writer.flush()
  }

  /** Enters the fields that change into the undo order. */
  #record(before: Category, after: Category): void {
    const { undo } = this.#tools
    const from = looksOf(before, after)
    const to = looksOf(after, before)
    if (Object.keys(to).length === 0) return
    const naming = this.#naming
    if (naming?.id === before.id && 'name' in to && undo.isGrowing(naming.step)) {
      naming.to = to
      if (after.name !== naming.from.name) return
      undo.drop(naming.step)
      this.#naming = null
    } else this.#begin(before.id, from, to)
  }

  #begin(id: CategoryId, from: Looks, to: Looks): void {
    const step: Undoable = {
      name: 'editCategory',
      book: null,
      isFree: true,
      undo: () => this.#replace(id, begun.to, from),
      redo: () => this.#replace(id, from, begun.to),
    }
    const begun: Naming = { id, from, to, step }
    this.#naming = 'name' in to ? begun : null
    this.#tools.undo.push(step)
  }

  /** Changes `from` to `to`. The step is stale if anything has changed those fields since. */
  #replace(id: CategoryId, from: Looks, to: Looks): StepEnd {
    const now = this.#all.get().find(category => category.id === id)
    if (!now || Object.keys(looksOf({ ...now, ...from }, now)).length > 0) return 'stale'
    void this.#put({ ...now, ...to })
    return 'done'
  }
}

/** The fields of `category` that a reader can change and in which it differs from `other`. */
const looksOf = (category: Category, other: Category): Looks => ({
  ...(category.name !== other.name && { name: category.name }),
  ...(category.colour !== other.colour && { colour: category.colour }),
  ...(category.shape !== other.shape && { shape: category.shape }),
})
