import { hasControls, withoutControls } from '#domain/text/control-characters'
import type { EditorView } from 'prosemirror-view'

/** A `handleTextInput` that inserts `text` without its control characters, if it has any. */
export function writeWithoutControls(
  view: EditorView,
  from: number,
  to: number,
  text: string,
): boolean {
  // The text of a running composition must not be touched.
  if (view.composing || !hasControls(text)) return false
  view.dispatch(view.state.tr.insertText(withoutControls(text), from, to).scrollIntoView())
  return true
}
