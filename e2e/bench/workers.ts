/** Records the messages between a page and its workers. */
import type { Page } from '@playwright/test'

/**
 * Records the page's workers from the next load on, and loads the page again. `window.workers` has
 * every worker that the page made. `window.answerTimes` has, for every question, its `work` and
 * the milliseconds until the reply.
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
        const field = (of: unknown, name: string): unknown =>
          typeof of === 'object' && of ? Reflect.get(of, name) : undefined
        const asked = field(field(message, 'question'), 'work')
        const heard = ({ data }: MessageEvent<unknown>) => {
          // A report of progress is not the reply.
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

/**
 * Keeps the last question about `work` that the page sends to a worker, and the arguments of that
 * worker's constructor, so that `askAgain` can send it again. Starts with the next load, and loads
 * the page again.
 */
export async function keepQuestion(page: Page, work: string): Promise<void> {
  await page.addInitScript(wanted => {
    class KeptWorker extends Worker {
      readonly #made: ConstructorParameters<typeof Worker>
      constructor(...made: ConstructorParameters<typeof Worker>) {
        super(...made)
        this.#made = made
      }
      override postMessage(message: unknown, given?: Transferable[] | StructuredSerializeOptions) {
        const field = (of: unknown, name: string): unknown =>
          typeof of === 'object' && of ? Reflect.get(of, name) : undefined
        if (field(field(message, 'question'), 'work') === wanted)
          Object.assign(window, { keptQuestion: { made: this.#made, message } })
        if (Array.isArray(given)) super.postMessage(message, given)
        else super.postMessage(message, given)
      }
    }
    Object.assign(window, { Worker: KeptWorker })
  }, work)
  await page.reload()
}

/**
 * Sends the kept question to a new worker. Returns the milliseconds from making the worker to its
 * reply. If `work` is given, it replaces the kept `work`, and the worker still receives the same
 * data.
 */
export const askAgain = (page: Page, work?: string): Promise<number> =>
  page.evaluate(async other => {
    const kept: {
      made: ConstructorParameters<typeof Worker>
      message: { id: number; question: object }
    } = Reflect.get(window, 'keptQuestion')
    const { id, question: asked } = kept.message
    const question = other === undefined ? asked : { ...asked, work: other }
    const begun = performance.now()
    const worker = new Worker(...kept.made)
    await new Promise<unknown>((resolve, reject) => {
      // The time includes reading `data`, because the browser deserializes a message only then.
      worker.addEventListener('message', ({ data }) => {
        if (!('share' in data)) resolve(data)
      })
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage({ id, question })
    })
    const took = performance.now() - begun
    worker.terminate()
    return took
  }, work)
