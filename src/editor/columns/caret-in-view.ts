import type { EditorView } from 'prosemirror-view'

/**
 * Whether the caret's line is inside the pane that scrolls the text. ProseMirror measures every
 * ancestor up to the window at each key, although only one of them scrolls.
 */
export function caretIsInView(view: EditorView): boolean {
  const pane = view.dom.closest('[data-pane]')?.getBoundingClientRect()
  if (!pane) return false
  const { top, bottom } = view.coordsAtPos(view.state.selection.head, 1)
  return top >= pane.top && bottom <= pane.bottom
}

/**
 * Scrolls as the engine does when it writes a key itself: by the shortest way until the caret's
 * line is inside the scroll padding of the pane.
 */
export function bringCaret(view: EditorView): void {
  const pane = view.dom.closest('[data-pane]')
  if (!pane) return
  const { top, bottom } = view.coordsAtPos(view.state.selection.head, 1)
  const box = pane.getBoundingClientRect()
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(pane)
  const above = top - box.top - (parseFloat(scrollPaddingTop) || 0)
  const below = bottom - box.bottom + (parseFloat(scrollPaddingBottom) || 0)
  if (above < 0) pane.scrollTop += Math.floor(above)
  else if (below > 0) pane.scrollTop += Math.ceil(below)
}
