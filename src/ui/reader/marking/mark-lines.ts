import type { AnnotationId } from '#domain/ids'
import type { WindowBox } from '../../notes/place-bar.ts'

/**
 * Returns the lines on which a mark is drawn, as boxes in CSS pixels of the window; empty if it is
 * not on the page.
 */
export function markLines(page: HTMLElement, mark: AnnotationId | undefined): readonly WindowBox[] {
  if (mark === undefined) return []
  const pieces = [...page.querySelectorAll(`[data-mark-id="${CSS.escape(mark)}"]`)]
  return joined(pieces.flatMap(piece => [...piece.getClientRects()]))
}

/**
 * Joins the pieces of each line. A mark is drawn in pieces when marks overlap, and when words have
 * a format.
 */
export function joined(pieces: readonly WindowBox[]): readonly WindowBox[] {
  const lines: WindowBox[] = []
  for (const { left, top, right, bottom } of pieces) {
    const last = lines.at(-1)
    const isSameLine = last && top < last.bottom - (last.bottom - last.top) / 2 && left >= last.left
    if (isSameLine)
      lines[lines.length - 1] = {
        left: last.left,
        top: Math.min(top, last.top),
        right: Math.max(right, last.right),
        bottom: Math.max(bottom, last.bottom),
      }
    else lines.push({ left, top, right, bottom })
  }
  return lines
}
