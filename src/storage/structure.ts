import type { BookId } from '#domain/ids'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/**
 * Returns what the reader changed about the paragraphs of `book`. A library that is read as an
 * older program left it has no such table.
 */
export async function structureRows(
  db: LibraryDb,
  book: BookId,
): Promise<Checked<ParagraphChange>> {
  if (!db.tables.some(({ name }) => name === 'structure')) return { rows: [], damaged: 0 }
  const found = await db.structure
    .where(':id')
    .between([book, Dexie.minKey], [book, Dexie.maxKey])
    .toArray()
  return checked('structure', found)
}
