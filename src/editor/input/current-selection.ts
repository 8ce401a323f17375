import type { EditorView } from 'prosemirror-view'

/**
 * Makes `view` read the page's selection before a key acts on it. Chromium reports a moved caret in
 * a task of its own, and keys in its queue come first: without this, Backspace pressed quickly
 * after Home would act at the old caret. Does nothing for a key of an input method.
 */
export function readSelection({ dom, composing }: EditorView, key: KeyboardEvent): void {
  if (composing || key.isComposing || key.keyCode === inputMethodKey) return
  // ProseMirror reads the page's selection on this event, and has no method for it.
  dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** The `keyCode` of a key that an input method has taken (UI Events, "keyCode"). */
const inputMethodKey = 229
