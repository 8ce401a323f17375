import { bookId, isSafeName, ownWordId, type BookId, type OwnWordId } from '#domain/ids'
import type { OwnWord } from '#domain/own-words/own-word'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** A library that is read as an older program left it has no such table. */
const hasOwnWords = (db: LibraryDb): boolean => db.tables.some(({ name }) => name === 'ownWords')

const nothing: Checked<OwnWord> = { rows: [], damaged: 0 }

/** Returns what the reader says of words in `book`, with deleted rows. */
export async function ownWordsOf(db: LibraryDb, book: BookId): Promise<Checked<OwnWord>> {
  if (!hasOwnWords(db)) return nothing
  return checked('ownWords', await db.ownWords.where('bookId').equals(book).toArray())
}

/** Returns what the reader says of words in every text, with deleted rows. */
export async function ownWordsEverywhere(db: LibraryDb): Promise<Checked<OwnWord>> {
  if (!hasOwnWords(db)) return nothing
  return checked('ownWords', await db.ownWords.where('scope').equals('everywhere').toArray())
}

/**
 * Returns at most `most` own words of all books, sorted by id, after the id `last` (null for the
 * first), with deleted rows. `last` is the id of the last one, null if no more follow.
 */
export async function ownWordsAfter(
  db: LibraryDb,
  last: OwnWordId | null,
  most: number,
): Promise<Checked<OwnWord> & { readonly last: OwnWordId | null }> {
  if (!hasOwnWords(db)) return { ...nothing, last: null }
  const keys = await db.ownWords
    .where(':id')
    .above(last ?? '')
    .limit(most)
    .primaryKeys()
  const found = checked('ownWords', await db.ownWords.bulkGet(keys))
  const end = keys.at(-1)
  return { ...found, last: keys.length < most || end === undefined ? null : ownWordId(end) }
}

/** Returns the books of whose words the reader has said something. Reads only the index. */
export async function booksWithOwnWords(db: LibraryDb): Promise<readonly BookId[]> {
  if (!hasOwnWords(db)) return []
  const keys = await db.ownWords.orderBy('bookId').uniqueKeys()
  return keys.flatMap(key => (typeof key === 'string' && isSafeName(key) ? bookId(key) : []))
}
