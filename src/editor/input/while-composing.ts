import type { EditorView } from 'prosemirror-view'

/**
 * Takes an event that an input method must not be disturbed by. ProseMirror leaves what is pasted or cut while one
 * composes to the browser, which then takes the composed words' node away from under it.
 */
export function refuseWhileComposing(view: EditorView, event: Event): boolean {
  if (!view.composing) return false
  event.preventDefault()
  return true
}
