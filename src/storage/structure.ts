import { paragraphId, type BookId, type ParagraphId } from '#domain/ids'
import { placeOfName, type ParagraphChange } from '#domain/structure/paragraph-change'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Returns the places inside paragraphs that the reader has ever split, of all books. */
export async function placesInside(
  db: LibraryDb,
): Promise<readonly (readonly [book: string, place: ParagraphId])[]> {
  if (!hasStructure(db)) return []
  const keys = await db.structure.toCollection().primaryKeys()
  return keys.flatMap(([book, name]) => {
    const place = paragraphId(name)
    return placeOfName(place).offset > 0 ? [[book, place] as const] : []
  })
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
