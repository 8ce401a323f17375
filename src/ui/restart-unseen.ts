/** A page that was loaded anew so many milliseconds ago is not loaded anew again: what did not help does not help at once. */
const rest = 120_000

interface LoadedPage {
  /** Milliseconds since the page was loaded. */
  readonly age: () => number
  /** Whether that was not its first time. */
  readonly isAgain: () => boolean
}

const thisPage: LoadedPage = {
  age: () => performance.now(),
  isAgain: () =>
    performance
      .getEntriesByType('navigation')
      .some(entry => entry instanceof PerformanceNavigationTiming && entry.type === 'reload'),
}

/**
 * Answers how to `restart` where nobody loses what is kept nowhere yet, and otherwise not at all: the words of an
 * open dialog, and those of an input method. Looks for compositions from now on.
 */
export function restartUnseen(restart: () => void, page: LoadedPage = thisPage): () => void {
  let isComposing = false
  addEventListener('compositionstart', () => (isComposing = true), { capture: true })
  addEventListener('compositionend', () => (isComposing = false), { capture: true })
  return () => {
    if (page.isAgain() && page.age() < rest) return
    const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]')
    if (!isComposing && !dialog) restart()
  }
}
