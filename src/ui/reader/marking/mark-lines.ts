import type { AnnotationId } from '#domain/ids'
import { linesOf } from '#editor/mark-shapes/lines'
import type { WindowBox } from '../../notes/place-bar.ts'

/**
 * Returns the lines on which a mark is drawn, as boxes in CSS pixels of the window; empty if it is
 * not on the page.
 */
export function markLines(page: HTMLElement, mark: AnnotationId | undefined): readonly WindowBox[] {
  if (mark === undefined) return []
  const pieces = [...page.querySelectorAll(`[data-mark-id="${CSS.escape(mark)}"]`)]
  return linesOf(pieces.flatMap(piece => [...piece.getClientRects()]))
}

/** Whether the text of a mark runs from right to left. */
export function runsLeft(page: HTMLElement, mark: AnnotationId | undefined): boolean {
  const piece = mark && page.querySelector(`[data-mark-id="${CSS.escape(mark)}"]`)
  return piece ? getComputedStyle(piece).direction === 'rtl' : false
}
