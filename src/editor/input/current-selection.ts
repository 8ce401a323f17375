import type { EditorView } from 'prosemirror-view'

/**
 * Makes `view` read the page's selection, for a key about to act on it. The browser tells of a
 * moved caret in a task of its own, and keys that wait in its queue come first: of Home and
 * Backspace pressed quickly one after the other, Backspace would act where the caret was.
 * A key of an input method is left alone.
 */
export function readSelection({ dom, composing }: EditorView, key: KeyboardEvent): void {
  if (composing || key.isComposing || key.keyCode === inputMethodKey) return
  // ProseMirror looks at the page's selection when told of a change, and has no other way to be asked to.
  dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** What `keyCode` says of a key that an input method has taken (UI Events, "keyCode"). */
const inputMethodKey = 229
