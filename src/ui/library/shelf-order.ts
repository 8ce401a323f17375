import { characterCount } from '#domain/book'
import type { ShelfOrder } from '#domain/settings'
import type { Shelved } from '#services/library'
import { percentDone, totalOf } from '../parts/progress-bar.tsx'

/** Which books are wanted, by how far they have come. */
export const shelfFilters = ['all', 'unopened', 'begun', 'done'] as const
export type ShelfFilter = (typeof shelfFilters)[number]

const fits: Readonly<Record<ShelfFilter, (book: Shelved) => boolean>> = {
  all: () => true,
  unopened: ({ openedAt }) => openedAt === null,
  begun: ({ openedAt, progress }) => openedAt !== null && percentDone(progress) < 100,
  done: ({ progress }) => totalOf(progress) > 0 && percentDone(progress) === 100,
}

/** The books that `sought` is in the title or author of and that `filter` lets through, in `order`; names as `language` puts them. */
export function onShelf(
  books: readonly Shelved[],
  wanted: {
    readonly order: ShelfOrder
    readonly filter: ShelfFilter
    readonly sought: string
    /** BCP 47 tag of the interface's language. */
    readonly language: string
  },
): readonly Shelved[] {
  const names = new Intl.Collator(wanted.language, { numeric: true })
  const byTitle = (a: Shelved, b: Shelved) => names.compare(a.book.title, b.book.title)
  const orders: Readonly<Record<ShelfOrder, (a: Shelved, b: Shelved) => number>> = {
    opened: (a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0),
    title: byTitle,
    author: (a, b) => names.compare(a.book.author ?? '\uffff', b.book.author ?? '\uffff'),
    length: (a, b) => characterCount(b.book) - characterCount(a.book),
    done: (a, b) => share(b) - share(a),
  }
  const sought = folded(wanted.sought)
  return books
    .filter(
      shelved =>
        fits[wanted.filter](shelved) &&
        folded(`${shelved.book.title}\n${shelved.book.author ?? ''}`).includes(sought),
    )
    .toSorted((a, b) => orders[wanted.order](a, b) || byTitle(a, b))
}

const share = ({ progress }: Shelved) => progress.done / Math.max(1, totalOf(progress))

/** As it is compared: neither case nor width nor space around it matters. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().trim()
