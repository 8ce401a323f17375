/** Translations of the parts of paragraphs that the reader has split. */
import { paragraphId, type BookId, type ParagraphId } from '#domain/ids'
import type { Progress } from '#domain/progress'
import { hiddenPrinted } from '#domain/structure/hidden-printed'
import { placeOfName, type ParagraphChange } from '#domain/structure/paragraph-change'
import type { TranslationState } from '#domain/translation'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked } from './rows.ts'

/**
 * Returns the names of `book`'s translations that contain `words`, in no order. Reads no rows: it
 * is one request for the keys.
 */
export async function translationsNamed(
  db: LibraryDb,
  book: BookId,
  words: string,
): Promise<readonly ParagraphId[]> {
  const keys = await db.translations
    .where(':id')
    .between([book, Dexie.minKey], [book, Dexie.maxKey])
    .primaryKeys()
  return keys.flatMap(([, name]) => (name.includes(words) ? paragraphId(name) : []))
}

/** Returns the places inside paragraphs that the reader has ever split, of all books. */
export async function placesInside(
  db: LibraryDb,
): Promise<readonly (readonly [book: string, place: ParagraphId])[]> {
  const keys = await db.structure.toCollection().primaryKeys()
  return keys.flatMap(([book, name]) => {
    const place = paragraphId(name)
    return placeOfName(place).offset > 0 ? [[book, place] as const] : []
  })
}

/**
 * Returns `counts`, which count rows, with each paragraph whose parts are rows of their own counted
 * once. `inside` are the places of `placesInside`.
 */
export async function countedOnce(
  db: LibraryDb,
  counts: ReadonlyMap<string, Progress>,
  inside: Awaited<ReturnType<typeof placesInside>>,
): Promise<ReadonlyMap<string, Progress>> {
  const all = new Map([...counts].map(([book, progress]) => [book, { ...progress }]))
  for (const [book, states] of await statesOfSplit(db, inside)) {
    const of = all.get(book)
    if (!of) continue
    const one = statesByWork.find(state => states.includes(state))
    for (const state of states) of[state]--
    if (one) of[one]++
  }
  return all
}

/** The paragraphs of a book that its reader has hidden: how many, and the states of some. */
export interface HiddenCounts {
  readonly paragraphs: number
  readonly states: readonly TranslationState[]
}

/** Returns how many printed paragraphs of each book are hidden; books without any are left out. */
export async function hiddenByBook(db: LibraryDb): Promise<ReadonlyMap<string, HiddenCounts>> {
  const { rows } = checked('structure', await db.structure.toArray())
  const byBook = new Map<BookId, ParagraphChange[]>()
  for (const row of rows) byBook.set(row.bookId, [...(byBook.get(row.bookId) ?? []), row])
  const counts = new Map<string, HiddenCounts>()
  for (const [book, own] of byBook) {
    const hidden = [...hiddenPrinted(own)]
    if (hidden.length === 0) continue
    const keys = hidden.map(paragraph => [book, paragraph] as const)
    const found = checked('translations', await db.translations.bulkGet(keys))
    counts.set(book, { paragraphs: hidden.length, states: found.rows.map(({ state }) => state) })
  }
  return counts
}

/** The states that are counted, the one that asks for most work first. */
const statesByWork = ['check', 'draft', 'done'] as const

/** The counted states of all parts of each paragraph that was ever split, with its book. */
async function statesOfSplit(
  db: LibraryDb,
  inside: readonly (readonly [book: string, place: ParagraphId])[],
): Promise<readonly (readonly [book: string, states: readonly (typeof statesByWork)[number][]])[]> {
  if (inside.length === 0) return []
  const parts = new Map<string, (readonly [string, ParagraphId])[]>()
  for (const [book, place] of inside) {
    const { paragraph } = placeOfName(place)
    const name = `${book}/${paragraph}`
    const known = parts.get(name) ?? [[book, paragraph] as const]
    parts.set(name, [...known, [book, place]])
  }
  const keys = [...parts.values()]
  const { rows } = checked('translations', await db.translations.bulkGet(keys.flat()))
  const states = new Map(rows.map(row => [`${row.bookId}/${row.paragraphId}`, row.state]))
  return keys.map(some => [
    some[0]?.[0] ?? '',
    some.flatMap(([book, name]) => {
      const state = states.get(`${book}/${name}`)
      return state === undefined || state === 'empty' ? [] : state
    }),
  ])
}
