import type { BookId, ParagraphId } from '#domain/ids'
import { progressOf, type Progress } from '#domain/progress'
import { translationStates, type Translation, type TranslationState } from '#domain/translation'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** The translations there are of `paragraphs`, in the same order. */
export async function translationsOf(
  db: LibraryDb,
  book: BookId,
  paragraphs: readonly ParagraphId[],
): Promise<Checked<Translation>> {
  const found = await db.translations.bulkGet(paragraphs.map(id => [book, id] as const))
  return checked('translations', found)
}

/**
 * The translations there are of `paragraphs`, which follow each other in `book` from its paragraph `first`, in no order.
 * Most are read a state at a time, by their places: an answer for each row is most of what reading costs.
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
    // What is left has no translation, another place, or a row that cannot be understood.
    const others = await translationsOf(db, book, [...wanted])
    return { rows: [...placed, ...others.rows], damaged: others.damaged }
  })
}

/**
 * The translations of `book` whose paragraphs' names come after `after`, null for the first, in
 * the order of those names: at most `limit` of them. `last` is the name of the last one, null
 * when no more follow.
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

/** The state of every paragraph of `book` that has one, by its place in the book. No text is read. */
export async function statesOf(
  db: LibraryDb,
  book: BookId,
): Promise<ReadonlyMap<number, TranslationState>> {
  const states = new Map<number, TranslationState>()
  await db.translations
    .where('[bookId+state+index]')
    .between([book, Dexie.minKey, Dexie.minKey], [book, Dexie.maxKey, Dexie.maxKey])
    .eachKey(key => {
      const [, state, index]: readonly unknown[] = Array.isArray(key) ? key : []
      if (isState(state) && typeof index === 'number') states.set(index, state)
    })
  return states
}

/** How many paragraphs of each book are in which state; books without translations are left out, and `empty` is 0. */
export async function countsByBook(db: LibraryDb): Promise<ReadonlyMap<string, Progress>> {
  return db.transaction('r', db.translations, async () => {
    const books = await booksWithTranslations(db)
    const counted = await Promise.all(books.map(book => counts(db, book)))
    return new Map(books.map((book, i) => [book, counted[i] ?? progressOf(0, [])]))
  })
}

/** Goes from book to book along the primary key: as many steps as books, however long they are. */
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
