/** How long what an action opens may take before keys are let through again, in milliseconds. */
const patience = 3000

const ways = ['keydown', 'keypress', 'beforeinput', 'paste', 'drop'] as const
/** What text is written into. */
const written = 'input, textarea, [contenteditable="true"]'
const dialogs = '[role="dialog"], [role="alertdialog"]'

/**
 * Keeps keys from where the keyboard is until what an action opens has taken it: a key that is
 * typed at once must not be written into the text that the reader is leaving. The answer lets
 * them through again, for an action that comes to nothing. Keys typed in a dialog
 * are never kept from it.
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
    // What is left is gone, and nothing has the keyboard.
    if (document.activeElement !== before) return end()
    const { isComposing, keyCode } = event instanceof KeyboardEvent ? event : notAKey
    // No key of an input method can be refused: it finds nothing to write into.
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
