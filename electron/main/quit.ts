import type { App } from 'electron'
import { setTimeout as after } from 'node:timers/promises'

interface QuitSteps {
  /** The last work. Never rejects. */
  readonly work: () => Promise<unknown>
  /**
   * Whether a call is running that Node waits for at its end, for example to a disk that does not
   * respond.
   */
  readonly isBusy: () => boolean
  /** Ends the process at once. */
  readonly end: () => void
  /** Milliseconds that the last work may take, because a disk may never respond. */
  readonly limit?: number
  /**
   * Milliseconds that running calls may take after that, and then the quitting itself. A program
   * that hangs unseen would keep the next start from its library.
   */
  readonly patience?: number
}

/**
 * Ends the program with its window, but not before the work is done or its time is over. At its
 * very end Node waits for every running call, forever if one never returns, and no JavaScript runs
 * any more. So if a call is still running when all else is done, `end` ends the process: everything
 * promised is on the disk.
 */
export function finishBeforeQuit(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  { work, isBusy, end, limit = 10_000, patience = 3000 }: QuitSteps,
): void {
  let done = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (done) return
    event.preventDefault()
    void Promise.race([work(), after(limit)])
      .then(() => calm(isBusy, patience))
      .finally(() => {
        done = true
        // Not inside the event, or Electron would take it for the same attempt and ignore it.
        setImmediate(() => {
          setTimeout(() => app.exit(), patience).unref()
          app.quit()
        })
      })
  })
  app.on('quit', () => {
    if (isBusy()) end()
  })
}

const moment = 20

/** Resolves when no call is running, or after `patience` milliseconds. */
async function calm(isBusy: () => boolean, patience: number): Promise<void> {
  for (let waited = 0; isBusy() && waited < patience; waited += moment) await after(moment)
}
