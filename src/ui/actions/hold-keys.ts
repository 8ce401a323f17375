/** How long keys are held if nothing takes the focus, in milliseconds. */
const patience = 3000

const ways = ['keydown', 'keypress', 'beforeinput', 'paste', 'drop'] as const
/** Elements into which a reader types. */
const written = 'input, textarea, [contenteditable="true"]'
const dialogs = '[role="dialog"], [role="alertdialog"]'

/**
 * Keeps keys from the focused text until what an action opens has the focus, so that a key typed at
 * once is not written into the text that the reader is leaving. Characters that were typed
 * meanwhile are written into the field that gets the focus, if it is one. Returns a function that
 * lets keys through again, for an action that fails. Keys typed in a dialog are never held.
 */
export function holdKeys(): () => void {
  const before = document.activeElement
  if (!before?.matches(written) || before.closest(dialogs)) return () => {}
  let typed = ''
  function end() {
    window.clearTimeout(waiting)
    window.removeEventListener('focusin', deliver)
    for (const way of ways) window.removeEventListener(way, hold, { capture: true })
  }
  function deliver() {
    window.removeEventListener('focusin', deliver)
    if (typed === '') return end()
    // What opens the field may still select what is in it.
    setTimeout(() => {
      end()
      if (document.activeElement?.matches(written)) document.execCommand('insertText', false, typed)
    })
  }
  function hold(event: Event) {
    const key = event instanceof KeyboardEvent ? event : null
    // Keys of an input method cannot be stopped, so the text must not have the focus.
    const isOfInputMethod = key !== null && (key.isComposing || key.keyCode === 229)
    if (isOfInputMethod && before instanceof HTMLElement) before.blur()
    const character = isOfInputMethod ? '' : characterOf(key)
    // The text is gone and nothing has the focus. Shortcuts work.
    if (document.activeElement !== before && character === '') return
    if (event.type === 'keydown') typed += character
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const waiting = window.setTimeout(end, patience)
  window.addEventListener('focusin', deliver)
  for (const way of ways) window.addEventListener(way, hold, { capture: true })
  return end
}

/** Returns the character that a key types; an empty string if it types none. */
function characterOf(event: KeyboardEvent | null): string {
  if (event === null || event.key.length !== 1 || event.metaKey) return ''
  const isCommand = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')
  return isCommand ? '' : event.key
}
