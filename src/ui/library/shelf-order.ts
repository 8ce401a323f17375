import { characterCount } from '#domain/book'
import { authorOn, titleOn } from '#domain/book-record'
import type { Settings, ShelfOrder } from '#domain/settings'
import type { Shelved } from '#services/library/library'
import type { IsNamed } from '../hooks/use-named.ts'
import { percentDone, totalOf } from '../parts/progress-bar.tsx'

/** Filters by how far a book has come. */
export const shelfFilters = ['all', 'unopened', 'begun', 'done'] as const
export type ShelfFilter = (typeof shelfFilters)[number]

/** Which books the reader wants to see. */
export interface WantedBooks {
  /** Words in title or author; blank for any. */
  readonly sought: string
  readonly filter: ShelfFilter
}

export const allBooks: WantedBooks = { sought: '', filter: 'all' }

const fits: Readonly<Record<ShelfFilter, (book: Shelved) => boolean>> = {
  all: () => true,
  unopened: ({ openedAt }) => openedAt === null,
  begun: ({ openedAt, progress }) => openedAt !== null && percentDone(progress) < 100,
  done: ({ progress }) => totalOf(progress) > 0 && percentDone(progress) === 100,
}

/** The words in which books are searched. */
export const nameOnShelf = ({ book }: Shelved): string =>
  [book.title, book.author, book.translatedTitle, book.translatedAuthor].filter(Boolean).join('\n')

/** Returns the books that match `wanted`, in its order. Names are ordered as in `language`. */
export function onShelf(
  books: readonly Shelved[],
  wanted: {
    readonly order: ShelfOrder
    readonly filter: ShelfFilter
    /** The sides that are shown, which decide what books are called. */
    readonly sides: Settings['sides']
    /** By the index of the book in `books`. */
    readonly isNamed: IsNamed
    /** BCP 47 tag of the interface's language. */
    readonly language: string
  },
): readonly Shelved[] {
  // Made only if two names must be compared, because it reads the order of all Chinese characters.
  let made: Intl.Collator | null = null
  const compare = (a: string, b: string) =>
    (made ??= new Intl.Collator(wanted.language, { numeric: true })).compare(a, b)
  const titleOf = ({ book }: Shelved) => titleOn(book, wanted.sides)
  const authorOf = ({ book }: Shelved) => authorOn(book, wanted.sides) ?? '\uffff'
  const byTitle = (a: Shelved, b: Shelved) => compare(titleOf(a), titleOf(b))
  const orders: Readonly<Record<ShelfOrder, (a: Shelved, b: Shelved) => number>> = {
    opened: (a, b) => lastUsed(b) - lastUsed(a),
    added: (a, b) => (b.addedAt ?? 0) - (a.addedAt ?? 0),
    title: byTitle,
    author: (a, b) => compare(authorOf(a), authorOf(b)),
    length: (a, b) => characterCount(b.book) - characterCount(a.book),
    done: (a, b) => share(b) - share(a),
  }
  return books
    .filter((shelved, number) => fits[wanted.filter](shelved) && wanted.isNamed(number))
    .toSorted((a, b) => orders[wanted.order](a, b) || byTitle(a, b))
}

/** A book that was just added comes first, although it was never opened. */
const lastUsed = ({ openedAt, addedAt }: Shelved) => Math.max(openedAt ?? 0, addedAt ?? 0)

const share = ({ progress }: Shelved) => progress.done / Math.max(1, totalOf(progress))
