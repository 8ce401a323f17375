/**
 * A real caret in text that cannot be changed. An element with an EditContext is
 * an editing host to the browser: it has a caret, a keyboard and a mouse selection,
 * but what is typed goes to the context instead of into the document, and we drop
 * it there. Nothing an input method, a paste or a drop does reaches the text.
 */

import { followCaret, type PlacedContext } from './candidate-window.ts'

/** What of https://www.w3.org/TR/edit-context/ is used here. */
interface EditContext extends PlacedContext {
  readonly text: string
  updateText(start: number, end: number, text: string): void
  updateSelection(start: number, end: number): void
}

declare global {
  interface HTMLElement {
    editContext: EditContext | null
  }
  // oxlint-disable-next-line no-var -- a global can only be declared so
  var EditContext: { new (): EditContext; readonly prototype: EditContext }
}

/** Makes `host` such an element; the answer takes it back. */
export function readOnlyCaret(host: HTMLElement): () => void {
  const context = new EditContext()
  const forget = () => {
    // Both: with the text emptied but the selection left, the next key crashes the renderer (Chromium 130).
    context.updateText(0, context.text.length, '')
    context.updateSelection(0, 0)
  }
  // Without the focus the context receives nothing, but a selection left in the element still counts as
  // one in editable text: where nothing else has the keyboard, an input method would write into it.
  const leaveNoSelection = () => {
    queueMicrotask(() => {
      const selection = getSelection()
      const isLeft =
        document.activeElement === document.body && host.contains(selection?.anchorNode ?? null)
      if (isLeft) selection?.removeAllRanges()
    })
  }
  context.addEventListener('textupdate', forget)
  host.addEventListener('blur', leaveNoSelection)
  host.editContext = context
  const unfollow = followCaret(host, context)
  return () => {
    unfollow()
    context.removeEventListener('textupdate', forget)
    host.removeEventListener('blur', leaveNoSelection)
    // While the keyboard is going elsewhere the browser has yet to end the context of where it was, and finds it by
    // its element: taken away before that, the context would go on swallowing what is typed (Chromium 130).
    if (document.activeElement === host) host.editContext = null
  }
}
