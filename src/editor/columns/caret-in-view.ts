import type { EditorView } from 'prosemirror-view'

/** The caret's line and the pane that scrolls it, in CSS pixels of the window. */
export interface CaretLine {
  readonly pane: Element
  readonly box: DOMRect
  readonly top: number
  readonly bottom: number
}

/** Measures the caret's line; null if no pane scrolls it. */
export function caretLine(view: EditorView): CaretLine | null {
  const pane = view.dom.closest('[data-pane]')
  if (!pane) return null
  const { top, bottom } = view.coordsAtPos(view.state.selection.head, 1)
  return { pane, box: pane.getBoundingClientRect(), top, bottom }
}

/**
 * Whether the line is inside its pane. ProseMirror measures every ancestor up to the window at each
 * key, although only one of them scrolls.
 */
export const isInView = ({ box, top, bottom }: CaretLine): boolean =>
  top >= box.top && bottom <= box.bottom

/**
 * Scrolls as the engine does when it writes a key itself: by the shortest way until the line is
 * inside the scroll padding of the pane. Returns the line where it is then.
 */
export function broughtInView(line: CaretLine): CaretLine {
  const { pane, box, top, bottom } = line
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(pane)
  const above = top - box.top - (parseFloat(scrollPaddingTop) || 0)
  const below = bottom - box.bottom + (parseFloat(scrollPaddingBottom) || 0)
  const before = pane.scrollTop
  if (above < 0) pane.scrollTop += Math.floor(above)
  else if (below > 0) pane.scrollTop += Math.ceil(below)
  else return line
  const by = pane.scrollTop - before
  return { ...line, top: top - by, bottom: bottom - by }
}
