import type { BookId, ParagraphId } from '#domain/ids'
import { progressOf, type Progress } from '#domain/progress'
import { translationStates, type Translation, type TranslationState } from '#domain/translation'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import type { HiddenCounts } from './parts.ts'
import { checked, type Checked } from './rows.ts'
import { isDivided } from './structure.ts'

/** Returns the translations of `paragraphs` that exist, in the same order. */
export async function translationsOf(
  db: LibraryDb,
  book: BookId,
  paragraphs: readonly ParagraphId[],
): Promise<Checked<Translation>> {
  const found = await db.translations.bulkGet(paragraphs.map(id => [book, id] as const))
  return checked('translations', found)
}

/** Returns the paragraphs of `book` with exactly this translation. Reads all rows of the book. */
export async function paragraphsTranslatedAs(
  db: LibraryDb,
  book: BookId,
  text: string,
): Promise<readonly ParagraphId[]> {
  return (await bookTranslations(db, book)).flatMap(({ content, paragraphId }) =>
    content.text === text ? paragraphId : [],
  )
}

/** Returns all translations of `book` that can be read, unsorted. */
export async function bookTranslations(
  db: LibraryDb,
  book: BookId,
): Promise<readonly Translation[]> {
  const found = await db.translations
    .where('[bookId+state+index]')
    .between([book, Dexie.minKey, Dexie.minKey], [book, Dexie.maxKey, Dexie.maxKey])
    .toArray()
  return checked('translations', found).rows
}

/**
 * Returns the translations of `paragraphs`, which are consecutive in `book` from paragraph `first`,
 * unsorted. Reads most of them by state and place, because a request per row is most of the cost.
 */
export async function translationsFrom(
  db: LibraryDb,
  book: BookId,
  first: number,
  paragraphs: readonly ParagraphId[],
): Promise<Checked<Translation>> {
  return db.transaction('r', db.translations, async () => {
    const found = await Promise.all(
      translationStates.map(state =>
        db.translations
          .where('[bookId+state+index]')
          .between([book, state, first], [book, state, first + paragraphs.length])
          .toArray(),
      ),
    )
    const wanted = new Set(paragraphs)
    const placed = checked('translations', found.flat()).rows.filter(({ paragraphId }) =>
      wanted.delete(paragraphId),
    )
    // The rest has no translation, another place, or an unreadable row.
    const others = await translationsOf(db, book, [...wanted])
    return { rows: [...placed, ...others.rows], damaged: others.damaged }
  })
}

/**
 * Returns at most `limit` translations of `book`, sorted by paragraph id, after the id `after`
 * (null for the first). `last` is the id of the last one, null if no more follow.
 */
export async function translationsAfter(
  db: LibraryDb,
  book: BookId,
  after: string | null,
  limit: number,
): Promise<Checked<Translation> & { readonly last: string | null }> {
  const keys = await db.translations
    .where(':id')
    .between([book, after ?? Dexie.minKey], [book, Dexie.maxKey], false, false)
    .limit(limit)
    .primaryKeys()
  const found = await db.translations.bulkGet(keys)
  const last = keys.length < limit ? null : (keys.at(-1)?.[1] ?? null)
  return { ...checked('translations', found), last }
}

/** Returns the state of every translated paragraph of `book` by its place. Reads no text. */
export async function statesOf(
  db: LibraryDb,
  book: BookId,
): Promise<ReadonlyMap<number, TranslationState>> {
  const states = new Map<number, TranslationState>()
  await db.translations
    .where('[bookId+state+index]')
    // In a page `Dexie.maxKey` is an array, and IndexedDB refuses a key that contains one array
    // twice. So no third value follows.
    .between([book, Dexie.minKey], [book, Dexie.maxKey])
    .eachKey(key => {
      const [, state, index]: readonly unknown[] = Array.isArray(key) ? key : []
      if (isState(state) && typeof index === 'number') states.set(index, state)
    })
  return states
}

/**
 * Returns how many printed paragraphs of each book are in each state; one whose parts have several
 * states is in the one that asks for most work. Leaves out books without translations; `empty` is
 * 0.
 */
export async function countsByBook(db: LibraryDb): Promise<ReadonlyMap<string, Progress>> {
  // Loaded only where something was divided, because the shelf is read at the start.
  const split = (await isDivided(db)) ? await import('./parts.ts') : null
  const inside = (await split?.placesInside(db)) ?? []
  return db.transaction('r', db.translations, async () => {
    const books = await booksWithTranslations(db)
    const counted = await Promise.all(books.map(book => counts(db, book)))
    const all = new Map(books.map((book, i) => [book, counted[i] ?? progressOf(0, [])]))
    return (await split?.countedOnce(db, all, inside)) ?? all
  })
}

/** Returns what is hidden of each book in which the reader has hidden anything. */
export const hiddenCounts = async (db: LibraryDb): Promise<ReadonlyMap<string, HiddenCounts>> =>
  (await isDivided(db)) ? (await import('./parts.ts')).hiddenByBook(db) : new Map()

/** Jumps from book to book along the primary key: as many steps as books, however long they are. */
async function booksWithTranslations(db: LibraryDb): Promise<readonly string[]> {
  const books: string[] = []
  for (;;) {
    const after = [books.at(-1) ?? Dexie.minKey, Dexie.maxKey]
    const [next] = await db.translations.where(':id').above(after).limit(1).primaryKeys()
    if (next === undefined) return books
    books.push(next[0])
  }
}

async function counts(db: LibraryDb, book: string): Promise<Progress> {
  const of = (state: TranslationState) =>
    db.translations.where('[bookId+state]').equals([book, state]).count()
  const [draft, done, check] = await Promise.all([of('draft'), of('done'), of('check')])
  return { empty: 0, draft, done, check }
}

const isState = (value: unknown): value is TranslationState =>
  translationStates.some(state => state === value)
