/**
 * A page that was loaded again is not loaded once more within this time, in milliseconds, because
 * what did not help will not help at once.
 */
const rest = 120_000

interface LoadedPage {
  /** Milliseconds since the page was loaded. */
  readonly age: () => number
  /** Whether the page was loaded again. */
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
 * Returns a function that calls `restart` unless something would be lost: words in an open dialog
 * or of an input method, or a file that is being read. It watches compositions from now on.
 */
export function restartUnseen(
  restart: () => void,
  isReading: () => boolean,
  page: LoadedPage = thisPage,
): () => void {
  let isComposing = false
  addEventListener('compositionstart', () => (isComposing = true), { capture: true })
  addEventListener('compositionend', () => (isComposing = false), { capture: true })
  return () => {
    if (page.isAgain() && page.age() < rest) return
    const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]')
    if (!isComposing && !dialog && !isReading()) restart()
  }
}
