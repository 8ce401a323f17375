import type { BookId } from '#domain/ids'
import { isUnchanged, type ParagraphChange } from '#domain/structure/paragraph-change'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Whether the reader has ever divided a text. */
export const isDivided = async (db: LibraryDb): Promise<boolean> =>
  hasStructure(db) && (await db.structure.count()) > 0

/** The books whose paragraphs the reader has changed. */
export async function dividedBooks(db: LibraryDb): Promise<ReadonlySet<BookId>> {
  if (!hasStructure(db)) return new Set()
  const found = checked('structure', await db.structure.toArray())
  return new Set(found.rows.flatMap(row => (isUnchanged(row) ? [] : row.bookId)))
}

/** A library that is read as an older program left it has no such table. */
const hasStructure = (db: LibraryDb): boolean => db.tables.some(({ name }) => name === 'structure')

/** Returns what the reader changed about the paragraphs of `book`. */
export async function structureRows(
  db: LibraryDb,
  book: BookId,
): Promise<Checked<ParagraphChange>> {
  if (!hasStructure(db)) return { rows: [], damaged: 0 }
  const found = await db.structure
    .where(':id')
    .between([book, Dexie.minKey], [book, Dexie.maxKey])
    .toArray()
  return checked('structure', found)
}
