/** Listens to what a page says to its workers and what they answer. */
import type { Page } from '@playwright/test'

/**
 * From the next load on, every worker that the page makes is kept in `workers`, and how long each took to answer
 * its first message is added to `answerTimes`, with what it was asked, in milliseconds.
 */
export async function listenToWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const workers: Worker[] = []
    const answerTimes: { readonly asked: unknown; readonly took: number }[] = []
    class HeardWorker extends Worker {
      constructor(...made: ConstructorParameters<typeof Worker>) {
        super(...made)
        workers.push(this)
      }
      override postMessage(message: unknown, given?: Transferable[] | StructuredSerializeOptions) {
        const begun = performance.now()
        const asked: unknown =
          typeof message === 'object' && message ? Reflect.get(message, 'work') : undefined
        const heard = ({ data }: MessageEvent<unknown>) => {
          // How far it has come is no answer.
          if (typeof data === 'object' && data && 'share' in data) return
          answerTimes.push({ asked, took: performance.now() - begun })
          this.removeEventListener('message', heard)
        }
        this.addEventListener('message', heard)
        if (Array.isArray(given)) super.postMessage(message, given)
        else super.postMessage(message, given)
      }
    }
    Object.assign(window, { workers, answerTimes, Worker: HeardWorker })
  })
  await page.reload()
}
