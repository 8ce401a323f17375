import type { OutlineItem } from '#domain/outline/outline-item'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/**
 * Returns everything in all outlines, also what was removed. A library that is read as an older
 * program left it has no outlines.
 */
export async function outlineRows(db: LibraryDb): Promise<Checked<OutlineItem>> {
  if (!db.tables.some(({ name }) => name === 'outline')) return { rows: [], damaged: 0 }
  return checked('outline', await db.outline.toArray())
}
