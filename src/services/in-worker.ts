import type { OnProgress } from '#domain/progress-share'

/** What a worker says: how far it has come, any number of times, and then what it found. */
export type Said<Answer> = { readonly share: number } | { readonly answer: Answer }

/** Who asks may give up, and may want to hear how far it is, and when it can no longer be given up. */
export interface TaskOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
  readonly onFinal?: (() => void) | undefined
}

/**
 * Asks a worker of its own for each piece of work, ended when it has answered: nothing of a
 * large text stays. Rejects if the worker fails, and with the signal's reason when nobody wants
 * the answer any more. What it answers is what `Answer` says it is.
 */
export function askApart<Question>(createWorker: () => Worker) {
  return <Answer>(
    question: Question,
    { signal, onProgress }: TaskOptions = {},
  ): Promise<Answer> => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const worker = createWorker()
    return new Promise<Answer>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onmessage = ({ data }: MessageEvent<Said<Answer>>) => {
        if ('answer' in data) resolve(data.answer)
        else onProgress?.(data.share)
      }
      worker.onmessageerror = () => reject(new Error('the answer of the worker was lost'))
      worker.onerror = event => reject(new Error(`the worker failed: ${event.message}`))
      worker.postMessage(question)
    }).finally(() => worker.terminate())
  }
}
