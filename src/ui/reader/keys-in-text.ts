interface KeysInText {
  /** Returns whether there is anything to accept; if not, Enter does what it always does. */
  readonly accept: () => boolean
  readonly cancel: () => void
}

/**
 * While something waits, Enter in the text accepts and Escape cancels, but no key of an input
 * method. Returns what ends that.
 */
export function keysInText({ accept, cancel }: KeysInText): () => void {
  const ending = new AbortController()
  const pressed = (event: KeyboardEvent) => {
    const isText = event.target instanceof Element && event.target.closest('.column') !== null
    if (event.isComposing || event.keyCode === 229 || !isText) return
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
    if (!isPlain || (event.key !== 'Enter' && event.key !== 'Escape')) return
    if (event.key === 'Escape') cancel()
    else if (!accept()) return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', pressed, { capture: true, signal: ending.signal })
  return () => ending.abort()
}
