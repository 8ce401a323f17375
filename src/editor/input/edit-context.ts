/**
 * Puts a real caret into text that cannot be changed. An element with an EditContext is an editing
 * host: it has a caret, a keyboard and a mouse selection, but typed text goes to the context, where
 * it is dropped. No input method, paste or drop can change the text.
 */

import { followCaret, type PlacedContext } from './candidate-window.ts'

/** The parts of https://www.w3.org/TR/edit-context/ that are used here. */
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

/** Gives `host` an EditContext. Returns what takes it away again. */
export function readOnlyCaret(host: HTMLElement): () => void {
  const context = new EditContext()
  const forget = () => {
    // Both are needed. If only the text is emptied, the next key crashes the renderer (Chromium
    // 130).
    context.updateText(0, context.text.length, '')
    context.updateSelection(0, 0)
  }
  // Without focus the context receives nothing, but a selection left in the element still counts as
  // one in editable text. If nothing else has the keyboard, an input method would write into it.
  const leaveNoSelection = () => {
    queueMicrotask(() => {
      const selection = getSelection()
      const isLeft =
        document.activeElement === document.body && host.contains(selection?.anchorNode ?? null)
      if (isLeft) selection?.removeAllRanges()
    })
  }
  // While a button has the keyboard, the selection stays visible in the element, and an input
  // method would write into it too.
  const refuseComposition = () => {
    const selection = getSelection()
    if (document.activeElement === host || !host.contains(selection?.anchorNode ?? null)) return
    selection?.removeAllRanges()
  }
  context.addEventListener('textupdate', forget)
  host.addEventListener('blur', leaveNoSelection)
  document.addEventListener('compositionstart', refuseComposition, { capture: true })
  host.editContext = context
  const unfollow = followCaret(host, context)
  return () => {
    unfollow()
    context.removeEventListener('textupdate', forget)
    host.removeEventListener('blur', leaveNoSelection)
    document.removeEventListener('compositionstart', refuseComposition, { capture: true })
    // While the focus is moving away, Chromium still has to end the context and finds it by its
    // element. If it is removed before that, it goes on receiving typed text (Chromium 130).
    if (document.activeElement === host) host.editContext = null
  }
}
