import type { EditorView } from 'prosemirror-view'

/**
 * Prevents an event during a composition. ProseMirror leaves a paste or cut during a composition to
 * the browser, which then removes the text node that is being composed.
 */
export function refuseWhileComposing(view: EditorView, event: Event): boolean {
  if (!view.composing) return false
  event.preventDefault()
  return true
}
