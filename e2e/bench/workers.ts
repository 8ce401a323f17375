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

/**
 * From the next load on, the last question about `work` that the page puts to a worker is kept, with
 * what that worker was made of, so that `askAgain` can put it once more.
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
        const asked: unknown =
          typeof message === 'object' && message ? Reflect.get(message, 'work') : undefined
        if (asked === wanted) Object.assign(window, { keptQuestion: { made: this.#made, message } })
        if (Array.isArray(given)) super.postMessage(message, given)
        else super.postMessage(message, given)
      }
    }
    Object.assign(window, { Worker: KeptWorker })
  }, work)
  await page.reload()
}

/**
 * Puts the question that was kept to a new worker; answers how long it took, from making the worker to having its answer, in
 * milliseconds. With `work`, that is asked of the worker instead, and it is handed all the same.
 */
export const askAgain = (page: Page, work?: string): Promise<number> =>
  page.evaluate(async other => {
    const kept: { made: ConstructorParameters<typeof Worker>; message: object } = Reflect.get(
      window,
      'keptQuestion',
    )
    const question = other === undefined ? kept.message : { ...kept.message, work: other }
    const begun = performance.now()
    const worker = new Worker(...kept.made)
    await new Promise<unknown>((resolve, reject) => {
      // What was sent is put together again only when it is looked at.
      worker.addEventListener('message', ({ data }) => {
        if (!('share' in data)) resolve(data)
      })
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage(question)
    })
    const took = performance.now() - begun
    worker.terminate()
    return took
  }, work)
