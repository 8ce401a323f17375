import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * A `handleKeyPress` that writes the character of a key into the state, from which the column is
 * drawn. The engine would change the page first, with a command of its own, and ProseMirror would
 * then read the paragraph again to find what has changed. Not called during a composition. A single
 * character of an input method may come as such a key. A key with a modifier is the engine's: it
 * knows which of them write.
 */
export function writeKey(view: EditorView, event: KeyboardEvent): boolean {
  const { selection } = view.state
  const { key, ctrlKey, altKey, metaKey } = event
  if (key.length !== 1 || ctrlKey || altKey || metaKey) return false
  if (!(selection instanceof TextSelection)) return false
  const { $from, $to, from, to } = selection
  // ProseMirror itself writes over a selection of several paragraphs.
  if (!$from.sameParent($to)) return false
  const written = () => view.state.tr.insertText(key, from, to).scrollIntoView()
  const isHandled = view.someProp('handleTextInput', write => write(view, from, to, key, written))
  if (isHandled !== true) view.dispatch(written())
  return true
}
