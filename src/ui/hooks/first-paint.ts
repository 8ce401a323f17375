/** How long the first text may take, in milliseconds, before what waits for it goes on. */
const patience = 2000

/**
 * Resolves when the first text or picture is on the screen, or is late, as in a window that nobody
 * sees. What the reader does not see at once waits for this, because it would take the processor
 * from the drawing of the first screen, also in the other processes.
 */
export const firstPaint: Promise<void> = new Promise(resolve => {
  const observer = new PerformanceObserver(list => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    resolve()
  })
  observer.observe({ type: 'paint', buffered: true })
  setTimeout(resolve, patience)
})
