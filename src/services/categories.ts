import type { Category } from '#domain/annotation'
import { allCategories } from '#storage/categories'
import type { LibraryDb } from '#storage/db'
import { live, type Live } from './live.ts'
import type { Report } from './report.ts'
import type { Writer } from './writer.ts'

/** The reader's categories in their order, as they were changed last, written or not. */
export interface Categories {
  readonly all: Live<readonly Category[]>
  /** Shows at once; resolves when it is written or has failed. */
  readonly change: (category: Category) => Promise<void>
}

/** Reads them, and again when it is told that something else has changed them; rejects if they cannot be read. */
export async function createCategories(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: Report
  readonly now: () => number
}): Promise<Categories & { readonly reread: () => Promise<void> }> {
  const { db, writer, report, now } = tools

  async function read(): Promise<readonly Category[]> {
    const { rows, damaged } = await allCategories(db)
    report('categories', damaged)
    return withWaiting(rows, writer)
  }

  const all = live(await read())

  async function change(category: Category): Promise<void> {
    writer.put([{ table: 'categories', row: { ...category, updatedAt: now() } }], 'none')
    all.set(withWaiting(all.get(), writer))
    await writer.flush()
  }

  return { all, change, reread: async () => all.set(await read()) }
}

/** `stored` with what is still on its way into the database. */
function withWaiting(stored: readonly Category[], writer: Writer): readonly Category[] {
  const byId = new Map(stored.map(category => [category.id, category]))
  for (const { table, row } of writer.waiting()) if (table === 'categories') byId.set(row.id, row)
  return [...byId.values()].sort((a, b) => a.order - b.order)
}
