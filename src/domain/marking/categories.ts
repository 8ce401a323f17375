/** The list of categories: which show in a book, in which order, and how a new one looks. */
import {
  markColours,
  markShapes,
  type Category,
  type MarkColour,
  type MarkShape,
} from '../annotation.ts'
import type { BookId, CategoryId } from '../ids.ts'

/** Returns `all` in the order of the list. */
export const inListOrder = (all: readonly Category[]): readonly Category[] =>
  all.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))

/** Whether `category` is offered in `book`; null for where no book is open. */
export const isOffered = (category: Category, book: BookId | null): boolean =>
  category.deletedAt === null && (category.bookId === null || category.bookId === book)

/**
 * Returns the categories whose place changes when `id` moves by one place in the list that `book`
 * shows, with their new places. Those that `book` does not show keep their order.
 */
export function movedInList(
  all: readonly Category[],
  { id, by, book }: { readonly id: CategoryId; readonly by: 1 | -1; readonly book: BookId | null },
): readonly { readonly id: CategoryId; readonly order: number }[] {
  const list = inListOrder(all.filter(({ deletedAt }) => deletedAt === null))
  const shown = list.filter(category => isOffered(category, book))
  const at = shown.findIndex(category => category.id === id)
  const [moving, beside] = [shown[at], shown[at + by]]
  if (at < 0 || !moving || !beside) return []
  const others = list.filter(category => category !== moving)
  const to = others.indexOf(beside) + (by === 1 ? 1 : 0)
  return others
    .toSpliced(to, 0, moving)
    .flatMap((category, order) => (category.order === order ? [] : [{ id: category.id, order }]))
}

/** Returns a colour and a shape that no category in `shown` has together, if there is one. */
export function freeLook(shown: readonly Category[]): {
  readonly colour: MarkColour
  readonly shape: MarkShape
} {
  const looks = markShapes.flatMap(shape => markColours.map(colour => ({ colour, shape })))
  const uses = (has: (category: Category) => boolean) => shown.filter(has).length
  const [first = { colour: markColours[0], shape: markShapes[0] }] = looks.toSorted(
    (a, b) =>
      uses(c => c.colour === a.colour && c.shape === a.shape) -
        uses(c => c.colour === b.colour && c.shape === b.shape) ||
      uses(c => c.colour === a.colour) - uses(c => c.colour === b.colour) ||
      uses(c => c.shape === a.shape) - uses(c => c.shape === b.shape),
  )
  return first
}

/** Returns what a mark looks like if its category is not in the library. */
export const missingCategory = (id: CategoryId): Category => ({
  id,
  name: null,
  colour: 'grey',
  shape: 'underline',
  order: 0,
  bookId: null,
  deletedAt: 0,
  updatedAt: 0,
})
