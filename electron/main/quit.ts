import type { App } from 'electron'
import { setTimeout as after } from 'node:timers/promises'

/** How long the last work may take, in milliseconds: a disk that does not answer keeps nobody. */
const longest = 10_000

/** How long the quitting itself may take after that, in milliseconds. A program that hangs unseen would keep its next start away. */
const quitting = 3000

/** The program ends with its window, and not before `work`, which never fails, is done or has had its time. */
export function finishBeforeQuit(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  work: () => Promise<unknown>,
  limit = longest,
  patience = quitting,
): void {
  let done = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (done) return
    event.preventDefault()
    void Promise.race([work(), after(limit)]).finally(() => {
      done = true
      // Not inside the event: Electron would take it for the same attempt and ignore it.
      setImmediate(() => {
        setTimeout(() => app.exit(), patience).unref()
        app.quit()
      })
    })
  })
}
