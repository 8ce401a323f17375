/**
 * A selection on one side of a book, over any number of paragraphs, whether they are on the screen
 * or not. It is pure: `editor/spread` draws it, and `services/reading` reads its text.
 */
import type { Side } from '../anchor.ts'

/** A place in a book: a paragraph, counted from 0, and a UTF-16 offset into its text. */
export interface BookPlace {
  readonly index: number
  readonly offset: number
}

/** A selection from where it was begun (`anchor`) to its moving end (`head`). */
export interface BookSelection {
  readonly side: Side
  readonly anchor: BookPlace
  readonly head: BookPlace
}

/** The two ends of a selection in reading order. */
export interface BookEnds {
  readonly from: BookPlace
  readonly to: BookPlace
}

/** Less than 0 if `a` is before `b`, greater if it is after it, 0 if they are the same. */
export const comparePlaces = (a: BookPlace, b: BookPlace): number =>
  a.index - b.index || (a.offset === b.offset ? 0 : a.offset - b.offset)

/** Returns the ends of a selection in reading order. */
export const endsOf = ({ anchor, head }: BookSelection): BookEnds =>
  comparePlaces(anchor, head) <= 0 ? { from: anchor, to: head } : { from: head, to: anchor }

/** Returns the selection with its moving end at `head`. */
export const extendedTo = (selection: BookSelection, head: BookPlace): BookSelection => ({
  ...selection,
  head,
})

/**
 * Returns the selection without a first and a last paragraph of which it touches only the edge, as
 * after Shift+Down. `length` is that of the first paragraph's text; null if it is not known. A
 * selection of nothing but such edges stays as it is.
 */
export function withoutEdges(selection: BookSelection, length: number | null): BookSelection {
  const { from, to } = endsOf(selection)
  const isAfterFirst = length !== null && from.offset > 0 && from.offset >= length
  const first = isAfterFirst ? { index: from.index + 1, offset: 0 } : from
  const last = to.offset === 0 ? { index: to.index - 1, offset: Infinity } : to
  if (from.index === to.index || first.index > last.index) return selection
  return { side: selection.side, anchor: first, head: last }
}

/** Returns how many paragraphs a selection touches. A caret touches one. */
export function paragraphsIn(selection: BookSelection): number {
  const { from, to } = endsOf(selection)
  return to.index - from.index + 1
}

/**
 * Returns the part of a selection in the paragraphs from `first` to `last`, both included, with its
 * direction; null if it does not touch them. The part ends at offset Infinity if the selection goes
 * on after it.
 */
export function partOf(
  selection: BookSelection,
  first: number,
  last: number,
): Omit<BookSelection, 'side'> | null {
  const { from, to } = endsOf(selection)
  if (to.index < first || from.index > last) return null
  const start = from.index < first ? { index: first, offset: 0 } : from
  const end = to.index > last ? { index: last, offset: Infinity } : to
  return comparePlaces(selection.anchor, selection.head) <= 0
    ? { anchor: start, head: end }
    : { anchor: end, head: start }
}

/** Returns the selected range of paragraph `index`, whose text has `length` units; null if none. */
export function rangeIn(
  selection: BookSelection,
  index: number,
  length: number,
): { readonly start: number; readonly end: number } | null {
  const { from, to } = endsOf(selection)
  if (index < from.index || index > to.index) return null
  const start = index === from.index ? Math.min(from.offset, length) : 0
  const end = index === to.index ? Math.min(to.offset, length) : length
  return start < end ? { start, end } : null
}
