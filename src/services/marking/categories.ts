import type { Category } from '#domain/annotation'
import { freeLook, inListOrder, isOffered, movedInList } from '#domain/marking/categories'
import { categoryId, type BookId, type CategoryId } from '#domain/ids'
import type { UndoOrder } from '#domain/undo-order'
import { allCategories } from '#storage/categories'
import type { LibraryDb } from '#storage/db'
import type { Checked } from '#storage/rows'
import { CategorySteps } from './category-steps.ts'
import { live, type Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** The reader's categories in their order, as they were changed last, written or not. */
export interface Categories {
  /** Those that the open book offers, or those of all books if none is open. */
  readonly all: Live<readonly Category[]>
  /** Those of every book, and deleted ones: a mark may still have them. */
  readonly known: Live<readonly Category[]>
  /** Says which book is open; null for none. */
  readonly show: (book: BookId | null) => void
  readonly shown: () => BookId | null
  /**
   * Changes the name, the colour, the shape or the book, as a step of undoing. It shows at once;
   * resolves when it is written or has failed.
   */
  readonly change: (category: Category) => Promise<void>
  /** Makes a category for `book`, or for all books, at the end of the list. */
  readonly add: (book: BookId | null) => CategoryId
  /** Moves a category by one place in the list that the open book offers. */
  readonly move: (id: CategoryId, by: 1 | -1) => void
  /** Changes a category without a step of undoing. */
  readonly put: (category: Category) => Promise<void>
  /** Reads them again, because something else has changed the database. */
  readonly reread: () => Promise<void>
}

interface CategoriesTools {
  readonly db: LibraryDb
  /** The categories in `db` now. */
  readonly found: Checked<Category>
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
  readonly newId: () => string
}

/** The categories over those that the database has. */
export function createCategories(tools: CategoriesTools): Categories {
  const { writer, now, newId } = tools
  const known = live(understood(tools.found, tools))
  const offered = live<readonly Category[]>([])
  let book: BookId | null = null
  const refresh = () => offered.set(known.get().filter(category => isOffered(category, book)))
  known.subscribe(refresh)
  refresh()

  async function put(...changed: readonly Category[]): Promise<void> {
    const updatedAt = now()
    const operations = changed.map(row => ({
      table: 'categories' as const,
      row: { ...row, updatedAt },
    }))
    writer.put(operations, 'none')
    known.set(withWaiting(known.get(), writer))
    await writer.flush()
  }
  const steps = new CategorySteps({ undo: tools.undo, known: known.get, put })

  return {
    all: offered,
    known,
    shown: () => book,
    show: next => {
      book = next
      refresh()
    },
    change: category => steps.change(category),
    add: ofBook => {
      const id = categoryId(newId())
      const order = 1 + Math.max(-1, ...known.get().map(category => category.order))
      const look = freeLook(offered.get())
      steps.add(
        { id, name: null, ...look, order, bookId: ofBook, deletedAt: null, updatedAt: 0 },
        now(),
      )
      return id
    },
    move: (id, by) => steps.reorder(movedInList(known.get(), { id, by, book })),
    put: category => put(category),
    reread: async () => known.set(understood(await allCategories(tools.db), tools)),
  }
}

function understood(
  { rows, damaged }: Checked<Category>,
  { writer, report }: CategoriesTools,
): readonly Category[] {
  report('categories', damaged)
  return withWaiting(rows, writer)
}

/** `read` with what still waits to be written. */
function withWaiting(read: readonly Category[], writer: Writer): readonly Category[] {
  const byId = new Map(read.map(category => [category.id, category]))
  for (const { table, row } of writer.waiting()) if (table === 'categories') byId.set(row.id, row)
  return inListOrder([...byId.values()])
}
