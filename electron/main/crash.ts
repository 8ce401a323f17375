/**
 * A page that has crashed is loaded again: what was written is in the database. Once
 * only within a while, since a page that crashes at its start would do so for ever.
 */
import type { BrowserWindow } from 'electron'
import type { Log } from './log.ts'

export interface CrashedPage {
  readonly reload: () => void
  /** Tells the reader, and ends the program. */
  readonly giveUp: () => void
}

/** Two crashes closer together than this, in milliseconds, are one too many. */
export const shortestInterval = 60_000

/** What to call at each crash; `now` in milliseconds. */
export function onCrash(page: CrashedPage, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const soon = now() - last < shortestInterval
    last = now()
    if (soon) page.giveUp()
    else page.reload()
  }
}

/** Loads the page of `window` again after a crash; after two, `tellReader` and the window goes. */
export function reloadAfterCrash(window: BrowserWindow, log: Log, tellReader: () => void): void {
  const { webContents } = window
  const crashed = onCrash(
    {
      reload: () => webContents.reload(),
      giveUp: () => {
        tellReader()
        window.destroy()
      },
    },
    Date.now,
  )
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log('error', `page.gone.${reason}`, { exitCode })
    // Not inside the event: Chromium is still taking the old page down.
    setImmediate(() => {
      if (!window.isDestroyed()) crashed()
    })
  })
}
