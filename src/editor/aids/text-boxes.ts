/** Measures where ranges of a paragraph of the source are on the page. */
import type { Range as TextRange } from '#domain/anchor'
import type { EditorView } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'
import type { Box } from '../queries/selected-text.ts'

/** Part of a paragraph that is one text node, in UTF-16 offsets of the paragraph. */
interface TextPiece extends TextRange {
  readonly node: Text
  /** The offset in the node at which the piece begins. */
  readonly from: number
}

/** A range that has a box. */
export interface Placed<R extends TextRange> {
  readonly range: R
  /** In CSS pixels of the window. Of a range on two lines, the box on one of them. */
  readonly box: Box
}

/**
 * The longest run that is measured at once. On one line all its characters are equally far apart,
 * because ranges that touch have only Chinese characters, so that one measurement does for all.
 */
const longestRun = 24

/**
 * Returns the boxes of those `ranges` of paragraph `pair` that are drawn between two heights of the
 * window. The ranges are in order and cover Chinese characters only. Words that are hidden, and
 * those that have printed readings, have none.
 */
export function boxesOf<R extends TextRange>(
  view: EditorView,
  pair: number,
  ranges: readonly R[],
  within: Pick<Box, 'top' | 'bottom'>,
): readonly Placed<R>[] {
  const placed: Placed<R>[] = []
  const measure = document.createRange()
  let next = 0
  for (const piece of piecesOf(view, pair)) {
    while ((ranges[next]?.end ?? Infinity) <= piece.start) next++
    if (piece.node.parentElement?.closest('.ruby') || !isWithin(piece, within, measure)) continue
    for (; (ranges[next]?.start ?? Infinity) < piece.end;) {
      const run = runFrom(ranges, next, piece)
      next += run.length
      placed.push(...measured(run, piece, measure))
    }
  }
  return placed.filter(({ box }) => {
    const middle = (box.top + box.bottom) / 2
    return middle >= within.top && middle < within.bottom
  })
}

function piecesOf(view: EditorView, pair: number): readonly TextPiece[] {
  const first = startOfPair(view.state.doc, pair)
  const { size } = view.state.doc.child(pair).content
  const pieces: TextPiece[] = []
  for (let start = 0; start < size;) {
    const { node, offset } = view.domAtPos(first + start, 1)
    const length = node instanceof Text ? node.length - offset : 0
    if (node instanceof Text && length > 0)
      pieces.push({ node, from: offset, start, end: start + length })
    start += Math.max(1, length)
  }
  return pieces
}

function isWithin(
  piece: TextPiece,
  { top, bottom }: Pick<Box, 'top' | 'bottom'>,
  measure: Range,
): boolean {
  measure.selectNodeContents(piece.node)
  const rect = measure.getBoundingClientRect()
  return rect.bottom >= top && rect.top <= bottom
}

/** The ranges from `first` on that touch and are in `piece`. The first one is always there. */
function runFrom<R extends TextRange>(
  ranges: readonly R[],
  first: number,
  piece: TextRange,
): readonly R[] {
  let end = first + 1
  while (end - first < longestRun) {
    const [last, next] = [ranges[end - 1], ranges[end]]
    if (!last || next?.start !== last.end || next.end > piece.end) break
    end++
  }
  return ranges.slice(first, end)
}

function measured<R extends TextRange>(
  run: readonly R[],
  piece: TextPiece,
  measure: Range,
): readonly Placed<R>[] {
  const at = (offset: number) =>
    Math.min(Math.max(0, offset - piece.start) + piece.from, piece.node.length)
  measure.setStart(piece.node, at(run[0]?.start ?? 0))
  measure.setEnd(piece.node, at(run.at(-1)?.end ?? 0))
  const lines = [...measure.getClientRects()].filter(({ width }) => width > 0)
  return shared(run, lines)
}

/** Gives each range of a run its part of the lines on which the run is. */
export function shared<R extends TextRange>(
  run: readonly R[],
  lines: readonly Pick<DOMRect, 'left' | 'top' | 'width' | 'bottom'>[],
): readonly Placed<R>[] {
  const width = lines.reduce((sum, line) => sum + line.width, 0)
  const units = run.reduce((sum, { start, end }) => sum + end - start, 0)
  const placed: Placed<R>[] = []
  let [next, taken, passed] = [0, 0, 0]
  for (const { left, top, width: lineWidth, bottom } of lines) {
    passed += lineWidth
    const [first, before] = [next, taken]
    // A line has whole characters, and its share of the width is about its share of them.
    for (let range = run[next]; range; range = run[next]) {
      const length = range.end - range.start
      if ((taken + length / 2) / units > passed / width) break
      taken += length
      next++
    }
    let at = left
    const unit = lineWidth / (taken - before)
    for (const range of run.slice(first, next)) {
      const right = at + unit * (range.end - range.start)
      placed.push({ range, box: { left: at, right, top, bottom } })
      at = right
    }
  }
  return placed
}
