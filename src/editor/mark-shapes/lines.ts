import type { Box } from '../queries/selected-text.ts'

/**
 * Joins the pieces of a mark on each line. A mark has pieces when marks overlap, and when words
 * have a format. Pieces without a width are left out.
 */
export function linesOf(pieces: readonly Box[]): readonly Box[] {
  const lines: Box[] = []
  for (const piece of pieces) {
    if (piece.right <= piece.left) continue
    const last = lines.at(-1)
    if (last && isSameLine(last, piece)) lines[lines.length - 1] = around(last, piece)
    else lines.push(copyOf(piece))
  }
  return lines
}

/** A raised or a lowered piece overlaps its line, and lines set close overlap a little. */
function isSameLine(line: Box, piece: Box): boolean {
  const shared = Math.min(line.bottom, piece.bottom) - Math.max(line.top, piece.top)
  return shared > Math.min(line.bottom - line.top, piece.bottom - piece.top) / 2
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

const copyOf = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom })
