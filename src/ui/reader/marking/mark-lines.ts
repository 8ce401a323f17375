import type { AnnotationId } from '#domain/ids'
import type { WindowBox } from '../../notes/place-bar.ts'

/** The lines on which a mark is drawn, each a box in CSS pixels of the window; none where it is not on the page. */
export function markLines(page: HTMLElement, mark: AnnotationId | undefined): readonly WindowBox[] {
  if (mark === undefined) return []
  const pieces = [...page.querySelectorAll(`[data-mark-id="${CSS.escape(mark)}"]`)]
  return joined(pieces.flatMap(piece => [...piece.getClientRects()]))
}

/** Pieces of one line as one box: where marks overlap, and where words have a format, one is drawn in pieces. */
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
