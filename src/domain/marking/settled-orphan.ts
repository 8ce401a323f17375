import type { Annotation } from '../annotation.ts'

/**
 * Says in one text where a mark is, or what is left of its place. A mark that is moved, or carried
 * to another edition, has another.
 */
export const placeText = ({ bookId, side, anchors }: Annotation): string =>
  [
    bookId,
    side,
    ...anchors.map(({ paragraphId, start, end }) => `${paragraphId}:${start}-${end}`),
  ].join(' ')

/**
 * Whether the reader has decided that this orphan stays one. The decision ends when the mark is
 * moved or its book gets another edition.
 */
export const isSettledOrphan = (mark: Annotation): boolean => mark.settledAt === placeText(mark)
