import type { App } from 'electron'
import { setTimeout as after } from 'node:timers/promises'

export interface QuitSteps {
  /** The last work; never fails. */
  readonly work: () => Promise<unknown>
  /** Whether something is under way that Node waits for at its end, such as a call to a disk that does not answer. */
  readonly isBusy: () => boolean
  /** Ends the process where it stands. */
  readonly end: () => void
  /** How long the last work may take, in milliseconds: a disk that does not answer keeps nobody. */
  readonly limit?: number
  /** How long what is under way may take after that, and then the quitting itself, in milliseconds. A program that hangs unseen would keep its next start away. */
  readonly patience?: number
}

/**
 * The program ends with its window, and not before the work is done or has had its time. At its very end Node waits
 * for every call that is under way, and for ever for one that does not come back; nothing of ours runs any more that could help it. So
 * where there still is one when all else is done the process is ended in its place: whatever was promised is on the disk.
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
        // Not inside the event: Electron would take it for the same attempt and ignore it.
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

/** Resolves when nothing is under way, or after `patience` milliseconds. */
async function calm(isBusy: () => boolean, patience: number): Promise<void> {
  for (let waited = 0; isBusy() && waited < patience; waited += moment) await after(moment)
}
