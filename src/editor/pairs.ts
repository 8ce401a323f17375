/**
 * Positions in a section's documents: on both sides, child n of the document is pair n of the
 * section.
 */
import type { Section } from '#domain/book'
import type { BookPlace } from '#domain/text/book-selection'
import type { Node, ResolvedPos } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'

/** A place in a section: a pair, and a UTF-16 offset into its text. */
export interface Place {
  readonly pair: number
  readonly offset: number
}

/** A place of `section` as a place of its book. */
export const inBook = (section: Pick<Section, 'offset'>, { pair, offset }: Place): BookPlace => ({
  index: section.offset + pair,
  offset,
})

/** A place of the book as a place of `section`, whether it is in there or not. */
export const inSection = (
  section: Pick<Section, 'offset'>,
  { index, offset }: BookPlace,
): Place => ({ pair: index - section.offset, offset })

/** The position before the first character of pair `pair`. */
export function startOfPair(doc: Node, pair: number): number {
  let at = 0
  for (let i = 0; i < pair; i++) at += doc.child(i).nodeSize
  return at + 1
}

/** The position of `place`, limited to the text that exists. */
export function positionOf(doc: Node, { pair, offset }: Place): number {
  const at = Math.min(Math.max(pair, 0), doc.childCount - 1)
  return startOfPair(doc, at) + Math.min(Math.max(offset, 0), doc.child(at).content.size)
}

/** The place of `$pos`; at an edge of the document, the nearest pair. */
export function placeOf($pos: ResolvedPos): Place {
  if ($pos.depth > 0) return { pair: $pos.index(0), offset: $pos.parentOffset }
  const after = $pos.index(0)
  if (after < $pos.doc.childCount) return { pair: after, offset: 0 }
  return { pair: after - 1, offset: $pos.doc.child(after - 1).content.size }
}

/** The places where the selection begins and ends. */
export function selectedPairs({ selection }: EditorState): {
  readonly from: Place
  readonly to: Place
} {
  return { from: placeOf(selection.$from), to: placeOf(selection.$to) }
}

/**
 * Whether the selection spans pairs, or is the whole column: ordinary deletion must not touch it.
 */
export function spansPairs(state: EditorState): boolean {
  if (state.selection.$from.depth === 0) return true
  const { from, to } = selectedPairs(state)
  return from.pair !== to.pair
}

/** The selected range of each pair that has one. Marks are made from these. */
export function selectedRanges(
  state: EditorState,
): readonly { readonly pair: number; readonly start: number; readonly end: number }[] {
  const { from, to } = selectedPairs(state)
  const ranges = []
  for (let pair = from.pair; pair <= to.pair; pair++) {
    const start = pair === from.pair ? from.offset : 0
    const end = pair === to.pair ? to.offset : state.doc.child(pair).content.size
    if (start < end) ranges.push({ pair, start, end })
  }
  return ranges
}
