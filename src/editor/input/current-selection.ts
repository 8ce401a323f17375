import type { EditorView } from 'prosemirror-view'

/**
 * Makes `view` read the page's selection before a key acts on it. Chromium reports a moved caret in
 * a task of its own, and keys in its queue come first: without this, Backspace pressed quickly
 * after Home would act at the old caret. Does nothing for a key of an input method.
 */
export function readSelection(view: EditorView, key: KeyboardEvent): void {
  if (key.isComposing || key.keyCode === inputMethodKey) return
  readSelectionNow(view)
}

/** The same before a context menu is shown, because a right click may have moved the caret. */
export function readSelectionNow(view: EditorView): void {
  if (view.composing || isRead(view)) return
  // ProseMirror reads the page's selection on this event, and has no method for it.
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/**
 * Whether the page's caret is where `view` has it, as before most keys. Every column and React
 * listen to the event.
 */
function isRead(view: EditorView): boolean {
  const { focusNode, focusOffset, isCollapsed } = view.dom.ownerDocument.getSelection() ?? {}
  const { empty, head } = view.state.selection
  if (!empty || isCollapsed !== true) return false
  const { node, offset } = view.domAtPos(head)
  return node === focusNode && offset === focusOffset
}

/** The `keyCode` of a key that an input method has taken (UI Events, "keyCode"). */
const inputMethodKey = 229
