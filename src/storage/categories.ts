import type { Category } from '#domain/annotation'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Returns the reader's categories, sorted, including deleted ones. */
export async function allCategories(db: LibraryDb): Promise<Checked<Category>> {
  const { rows, damaged } = checked('categories', await db.categories.toArray())
  return { rows: rows.toSorted((a, b) => a.order - b.order), damaged }
}
