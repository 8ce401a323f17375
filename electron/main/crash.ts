/**
 * Loads a crashed page again: what was written is in the database. It does so only once within a
 * while, because a page that crashes at its start would do so forever.
 */
import type { BrowserWindow } from 'electron'
import type { Log } from './log.ts'

interface CrashedPage {
  readonly reload: () => void
  /** Informs the reader and ends the program. */
  readonly end: () => void
}

/** Milliseconds. A second crash within them ends the program. */
export const shortestInterval = 60_000

/** Returns the function to call at each crash. `now` returns milliseconds. */
export function onCrash(page: CrashedPage, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const soon = now() - last < shortestInterval
    last = now()
    if (soon) page.end()
    else page.reload()
  }
}

/**
 * Loads the page of `window` again after a crash. After a second crash, calls `informReader` and
 * destroys the window.
 */
export function reloadAfterCrash(
  window: BrowserWindow,
  log: Log,
  informReader: () => Promise<void>,
): void {
  const { webContents } = window
  const crashed = onCrash(
    {
      reload: () => webContents.reload(),
      end: () => void informReader().finally(() => window.destroy()),
    },
    Date.now,
  )
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log('error', `page.gone.${reason}`, { exitCode })
    // Not inside the event, because Chromium is still ending the old page.
    setImmediate(() => {
      if (!window.isDestroyed()) crashed()
    })
  })
}
