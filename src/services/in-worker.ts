import type { OnProgress } from '#domain/progress-share'

/** What the page sends a worker. */
export interface ToTaskWorker<Question> {
  readonly id: number
  readonly question: Question
}

/**
 * What a worker replies: the share that is done, any number of times, and then the answer or the
 * message of its error.
 */
export type FromTaskWorker<Answer> = { readonly id: number } & (
  { readonly share: number } | { readonly answer: Answer } | { readonly failed: string }
)

/** How a caller cancels a task and follows it. */
export interface TaskOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
  /** Memory to transfer instead of copying. */
  readonly transfer?: readonly Transferable[] | undefined
  /** Called when the task can no longer be cancelled. */
  readonly onFinal?: (() => void) | undefined
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: OnProgress | undefined
}

/** A worker that does one task after another and keeps what it has read until it is ended. */
export class TaskWorker<Question> {
  readonly #createWorker: () => Worker
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  /** Why nothing can be asked any more; null while something can. */
  #fault: Error | null = null
  #lastId = 0

  constructor(createWorker: () => Worker) {
    this.#createWorker = createWorker
  }

  /**
   * Resolves with the result of the worker, which has the type `Answer`. Rejects if the worker
   * fails or is ended, and with the signal's reason once it is aborted; the worker then still
   * finishes the task.
   */
  ask<Answer>(
    question: Question,
    { signal, onProgress, transfer = [] }: TaskOptions = {},
  ): Promise<Answer> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#fault) return Promise.reject(this.#fault)
    const id = ++this.#lastId
    return new Promise<Answer>((resolve, reject) => {
      signal?.addEventListener(
        'abort',
        () => {
          this.#waiting.delete(id)
          reject(signal.reason)
        },
        { once: true },
      )
      this.#waiting.set(id, { resolve, reject, onProgress })
      const message = { id, question } satisfies ToTaskWorker<Question>
      this.#started().postMessage(message, [...transfer])
    })
  }

  /** Whether every later question rejects. */
  get hasFailed(): boolean {
    return this.#fault !== null
  }

  /** Ends the worker and frees what it holds. Unfinished tasks reject. */
  end(): void {
    this.#fail(new Error('the worker was ended'))
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = this.#createWorker()
    worker.onmessage = ({ data }: MessageEvent<FromTaskWorker<never>>) => this.#received(data)
    worker.onmessageerror = () => this.#fail(new Error('the answer of the worker was lost'))
    worker.onerror = event => this.#fail(new Error(`the worker failed: ${event.message}`))
    this.#worker = worker
    return worker
  }

  #received(message: FromTaskWorker<never>): void {
    const asker = this.#waiting.get(message.id)
    if ('share' in message) return asker?.onProgress?.(message.share)
    this.#waiting.delete(message.id)
    if ('answer' in message) asker?.resolve(message.answer)
    else asker?.reject(new Error(`the worker failed: ${message.failed}`))
  }

  #fail(error: Error): void {
    this.#fault ??= error
    this.#worker?.terminate()
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/**
 * Asks a new worker for each task and ends it after the answer, so that nothing of a large text
 * stays in memory.
 */
export function askOnce<Question>(createWorker: () => Worker) {
  return <Answer>(question: Question, options?: TaskOptions): Promise<Answer> => {
    const worker = new TaskWorker<Question>(createWorker)
    return worker.ask<Answer>(question, options).finally(() => worker.end())
  }
}
