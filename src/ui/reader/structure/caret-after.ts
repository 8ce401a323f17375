import type { Side } from '#domain/anchor'
import { emptyText } from '#domain/rich-text'
import {
  printedPlace,
  shownIndex,
  type BookStructure,
  type PrintPart,
} from '#domain/structure/book-structure'
import { joinTexts } from '#domain/structure/shown-text'
import type { BookPlace } from '#domain/text/book-selection'
import type { Division } from '#services/structure/division'

/**
 * Returns where a place of the text is after it was divided otherwise. `before` is how it was
 * divided, and `lengthAt` returns the present length of a paragraph on that side; null if it is not
 * in memory.
 */
export function placeAfter(
  { index, offset, side }: BookPlace & { readonly side: Side },
  { before, division }: { readonly before: BookStructure; readonly division: Division },
  lengthAt: (index: number) => number | null,
): BookPlace {
  const { structure } = division
  const begins = printedPlace(before, index)
  const shown = shownIndex(structure, begins.index, begins.offset)
  let at = { index: shown, offset: offset + startOf(division, shown, begins, side) }
  // A paragraph that was split goes on in the next one.
  for (;;) {
    const length = lengthAt(at.index)
    if (length === null || at.offset <= length || !isSplitFrom(structure, at.index + 1)) return at
    at = { index: at.index + 1, offset: at.offset - length }
  }
}

/** Where the part that begins at a place of the print is in the shown paragraph `index`. */
function startOf(
  division: Division,
  index: number,
  begins: { readonly index: number; readonly offset: number },
  side: Side,
): number {
  const parts: readonly PrintPart[] = division.structure.byIndex.get(index)?.parts ?? []
  const n = parts.findIndex(part => part.index === begins.index && part.start === begins.offset)
  if (n < 0) return 0
  if (side === 'source') return parts[n]?.at ?? 0
  const texts = parts.map(({ id }) => division.divided?.translation(id).content ?? emptyText)
  return joinTexts(texts).starts[n] ?? 0
}

/** Whether a shown paragraph begins inside a printed one. */
const isSplitFrom = ({ byIndex }: BookStructure, index: number): boolean =>
  (byIndex.get(index)?.parts[0].start ?? 0) > 0
