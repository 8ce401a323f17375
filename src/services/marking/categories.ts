import type { Category } from '#domain/annotation'
import type { CategoryId } from '#domain/ids'
import type { StepEnd, Undoable, UndoOrder } from '#domain/undo-order'
import { allCategories } from '#storage/categories'
import type { LibraryDb } from '#storage/db'
import { live, type Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** The reader's categories in their order, as they were changed last, written or not. */
export interface Categories {
  readonly all: Live<readonly Category[]>
  /** Changes name, colour or shape. Shows at once, is a step of undoing, and resolves when it is written or has failed. */
  readonly change: (category: Category) => Promise<void>
}

/** Reads them, and again when it is told that something else has changed them; rejects if they cannot be read. */
export async function createCategories(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
}): Promise<Categories & { readonly reread: () => Promise<void> }> {
  const { db, writer, report, undo, now } = tools

  async function read(): Promise<readonly Category[]> {
    const { rows, damaged } = await allCategories(db)
    report('categories', damaged)
    return withWaiting(rows, writer)
  }

  const all = live(await read())

  /** A name that is being typed: one step, which grows with every key. */
  let naming: Naming | null = null

  async function change(category: Category): Promise<void> {
    const before = all.get().find(({ id }) => id === category.id)
    if (before) record(before, category)
    await put(category)
  }

  async function put(category: Category): Promise<void> {
    writer.put([{ table: 'categories', row: { ...category, updatedAt: now() } }], 'none')
    all.set(withWaiting(all.get(), writer))
    await writer.flush()
  }

  /** Enters the fields that change into the undo order. */
  function record(before: Category, after: Category): void {
    const { id } = before
    const from = looksOf(before, after)
    const to = looksOf(after, before)
    if (Object.keys(to).length === 0) return
    if (naming?.id === id && 'name' in to && undo.isGrowing(naming.step)) {
      naming.to = to
      if (after.name !== naming.from.name) return
      undo.drop(naming.step)
      naming = null
      return
    }
    const step: Undoable = {
      name: 'editCategory',
      book: null,
      isFree: true,
      undo: () => again(id, begun.to, from),
      redo: () => again(id, from, begun.to),
    }
    const begun: Naming = { id, from, to, step }
    naming = 'name' in to ? begun : null
    undo.push(step)
  }

  /** Puts `to` in the place of `from`, where nothing else has changed it since. */
  function again(id: CategoryId, from: Looks, to: Looks): StepEnd {
    const now = all.get().find(category => category.id === id)
    if (!now || Object.keys(looksOf({ ...now, ...from }, now)).length > 0) return 'stale'
    void put({ ...now, ...to })
    return 'done'
  }

  return { all, change, reread: async () => all.set(await read()) }
}

/** `stored` with what is still on its way into the database. */
function withWaiting(stored: readonly Category[], writer: Writer): readonly Category[] {
  const byId = new Map(stored.map(category => [category.id, category]))
  for (const { table, row } of writer.waiting()) if (table === 'categories') byId.set(row.id, row)
  return [...byId.values()].sort((a, b) => a.order - b.order)
}

interface Naming {
  readonly id: CategoryId
  readonly from: Looks
  to: Looks
  readonly step: Undoable
}

type Looks = Partial<Pick<Category, 'name' | 'colour' | 'shape'>>

/** What `category` says otherwise than `other`, of what a reader can change. */
const looksOf = (category: Category, other: Category): Looks => ({
  ...(category.name !== other.name && { name: category.name }),
  ...(category.colour !== other.colour && { colour: category.colour }),
  ...(category.shape !== other.shape && { shape: category.shape }),
})
