import type { Side } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'
import { linesOf } from '#editor/mark-shapes/lines'
import type { WindowBox } from '../../notes/bar/place-bar.ts'

/**
 * Returns the lines on which a mark is drawn on `side`, as boxes in CSS pixels of the window; empty
 * if it is not on the page.
 */
export function markLines(
  page: HTMLElement,
  mark: AnnotationId | undefined,
  side: Side,
): readonly WindowBox[] {
  if (mark === undefined) return []
  const pieces = [...page.querySelectorAll(`.column.${side} [data-mark-id="${CSS.escape(mark)}"]`)]
  return linesOf(pieces.flatMap(piece => [...piece.getClientRects()]))
}

/** Whether the text of a mark runs from right to left. */
export function runsLeft(page: HTMLElement, mark: AnnotationId | undefined, side: Side): boolean {
  const piece = mark && page.querySelector(`.column.${side} [data-mark-id="${CSS.escape(mark)}"]`)
  return piece ? getComputedStyle(piece).direction === 'rtl' : false
}
