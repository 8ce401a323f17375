import type { EditorView } from 'prosemirror-view'

/** The share of the pane that a page moves, so that the last lines stay in sight. */
const share = 0.9

/**
 * Scrolls the pane of the text by a page, as Space does in a browser. The caret stays: in a text
 * that cannot be typed into, the key turns the page and nothing else.
 */
export function turnPage(view: EditorView, way: 1 | -1): void {
  const pane = view.dom.closest('[data-pane]')
  pane?.scrollBy({ top: way * share * pane.clientHeight })
}
