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
