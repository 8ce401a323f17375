import { hasControls, withoutControls } from '#domain/text/control-characters'
import type { EditorView } from 'prosemirror-view'

/** Writes `text` from `from` to `to` without its control characters, if it has any; a view's `handleTextInput`. */
export function writeWithoutControls(
  view: EditorView,
  from: number,
  to: number,
  text: string,
): boolean {
  // What an input method is still asking about is not touched.
  if (view.composing || !hasControls(text)) return false
  view.dispatch(view.state.tr.insertText(withoutControls(text), from, to).scrollIntoView())
  return true
}
