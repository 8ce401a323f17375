/** How long keys are held if nothing takes the focus, in milliseconds. */
const patience = 3000

const ways = ['keydown', 'keypress', 'beforeinput', 'paste', 'drop'] as const
/** Elements into which a reader types. */
const written = 'input, textarea, [contenteditable="true"]'
const dialogs = '[role="dialog"], [role="alertdialog"]'

/**
 * Keeps keys from the focused text until what an action opens has the focus, so that a key typed at
 * once is not written into the text that the reader is leaving. Returns a function that lets keys
 * through again, for an action that fails. Keys typed in a dialog are never held.
 */
export function holdKeys(): () => void {
  const before = document.activeElement
  if (!before?.matches(written) || before.closest(dialogs)) return () => {}
  function end() {
    window.clearTimeout(waiting)
    window.removeEventListener('focusin', end)
    for (const way of ways) window.removeEventListener(way, hold, { capture: true })
  }
  function hold(event: Event) {
    // The text is gone and nothing has the focus.
    if (document.activeElement !== before) return end()
    const { isComposing, keyCode } = event instanceof KeyboardEvent ? event : notAKey
    // Keys of an input method cannot be stopped, so the text must not have the focus.
    if ((isComposing || keyCode === 229) && before instanceof HTMLElement) before.blur()
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const waiting = window.setTimeout(end, patience)
  window.addEventListener('focusin', end)
  for (const way of ways) window.addEventListener(way, hold, { capture: true })
  return end
}

const notAKey = { isComposing: false, keyCode: 0 }
