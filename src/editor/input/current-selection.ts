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
export function readSelectionNow({ dom, composing }: EditorView): void {
  if (composing) return
  // ProseMirror reads the page's selection on this event, and has no method for it.
  dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** The `keyCode` of a key that an input method has taken (UI Events, "keyCode"). */
const inputMethodKey = 229
