/**
 * Asks a worker of its own for each piece of work, ended when it has answered: nothing of a
 * large text stays. Rejects if the worker fails, and with the signal's reason when nobody wants
 * the answer any more. What it answers is what `Answer` says it is.
 */
export function askApart<Question>(createWorker: () => Worker) {
  return <Answer>(question: Question, signal?: AbortSignal): Promise<Answer> => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const worker = createWorker()
    return new Promise<Answer>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
      worker.onmessageerror = () => reject(new Error('the answer of the worker was lost'))
      worker.onerror = event => reject(new Error(`the worker failed: ${event.message}`))
      worker.postMessage(question)
    }).finally(() => worker.terminate())
  }
}
