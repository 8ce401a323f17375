/**
 * The halves of marks: a pair of ranges has one on each side of the book, any other mark has one.
 */
import type { Anchor, Side } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'

/** The words that a mark covers on one side. */
export interface Half {
  readonly side: Side
  /** The index in the book of the first anchor's paragraph, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/** What a mark covers. */
type Covering = Pick<Annotation, 'side' | 'index' | 'anchors' | 'counterpart' | 'scope'>

export const otherSide = (side: Side): Side => (side === 'source' ? 'translation' : 'source')

/**
 * Returns the halves of a mark, its own first. A mark without words has the half that is the
 * evidence of its place.
 */
export function halvesOf({ side, index, anchors, counterpart, scope }: Covering): readonly Half[] {
  if (scope) return [{ side: 'source', index, anchors }]
  const own = { side, index, anchors }
  return counterpart ? [own, { side: otherSide(side), ...counterpart }] : [own]
}

/** Returns what a mark covers on `side`; null if it covers nothing there. */
export const halfOn = (mark: Covering, side: Side): Half | null =>
  halvesOf(mark).find(half => half.side === side) ?? null

/**
 * Returns what one mark made of two that are merged on `side` covers on the other side; `null` if
 * nothing. `twoLinks` means that each covers other words there, so a link would be lost.
 */
export function linkOfBoth(one: Covering, other: Covering, side: Side): Half | null | 'twoLinks' {
  const [first, second] = [one, other].map(mark => halfOn(mark, otherSide(side)))
  if (first && second && !isSamePlace(first, second)) return 'twoLinks'
  return first ?? second ?? null
}

/** Returns `mark` with the words of `half` on its side; unchanged if it covers nothing there. */
export function withHalf<Mark extends Covering>(mark: Mark, { side, index, anchors }: Half): Mark {
  if (mark.scope || mark.side === side) return { ...mark, index, anchors }
  return mark.counterpart ? { ...mark, counterpart: { ...mark.counterpart, index, anchors } } : mark
}

/** Returns `mark` with the places of `moved`, an earlier or later form of it. */
export const withPlacesOf = <Mark extends Covering>(mark: Mark, moved: Covering): Mark =>
  halvesOf(moved).reduce(withHalf, mark)

/** Whether `half` has no place in this edition of the book. */
export const isPlaceless = ({ anchors }: Pick<Half, 'anchors'>): boolean =>
  anchors.every(({ start, end }) => start === end)

/** Whether two halves cover the same ranges of the same paragraphs. */
export const isSamePlace = (
  a: Pick<Half, 'side' | 'anchors'> | null,
  b: Pick<Half, 'side' | 'anchors'> | null,
): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.side === b.side &&
    a.anchors.length === b.anchors.length &&
    a.anchors.every(({ paragraphId, start, end }, i) => {
      const other = b.anchors[i]
      return other?.paragraphId === paragraphId && other.start === start && other.end === end
    }))
