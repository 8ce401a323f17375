/**
 * The search engine in a worker that stays, because it holds the texts. A worker that takes too
 * long is ended.
 */
import type { BookId } from '#domain/ids'
import type { SearchResults, SearchPlace } from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { timer, systemAfter, type SetTimer, type Timer } from '../timers.ts'
import type { Answer, FindOptions, OnFound, SearchEngine } from './search-engine.ts'

type Call = Exclude<keyof SearchEngine, 'losses' | 'find'>

/** A call of the engine, with its arguments. */
export type Question =
  | { readonly [N in Call]: { readonly call: N; readonly args: Parameters<SearchEngine[N]> } }[Call]
  | { readonly call: 'find'; readonly args: [BookId, Asked, readonly SearchPlace[]] }

export interface Ask {
  readonly kind: 'ask'
  readonly id: number
  readonly question: Question
}

export type ToWorker = Ask | { readonly kind: 'cancel'; readonly id: number }

export type ToPage<Value> =
  | { readonly kind: 'answer'; readonly id: number; readonly value: Value }
  /** The hits found so far; the answer follows. */
  | { readonly kind: 'part'; readonly id: number; readonly value: SearchResults }
  | { readonly kind: 'failed' | 'alive'; readonly id: number }

/** How long a worker may be silent while it searches, in milliseconds. */
const patience = 4000

interface Waiting {
  /**
   * Takes what the engine in the worker returned for that call, which is the type that was
   * promised.
   */
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onFound: OnFound | undefined
}

interface AskOptions extends FindOptions {
  /** Memory to transfer instead of copying. */
  readonly transfer?: Transferable[]
}

/** Thrown when the worker has failed or was ended, and all its texts are lost. */
export class EngineLostError extends Error {
  override name = 'EngineLostError'
}

/**
 * The engine in a worker of `search-worker.ts`. A worker is made for the first call, and again
 * after one is lost.
 */
export function searchEngineInWorker(
  createWorker: () => Worker,
  after: SetTimer = systemAfter,
): SearchEngine {
  const worker = new SearchWorker(createWorker, after)
  return {
    addSource: (book, files) => {
      const buffers = files.map(({ bytes }) => bytes.buffer).filter(isTransferable)
      const transfer = [...new Set(buffers)]
      return worker.ask({ call: 'addSource', args: [book, files] }, { transfer })
    },
    setTranslations: (...args) => worker.ask({ call: 'setTranslations', args }),
    setNotes: (...args) => worker.ask({ call: 'setNotes', args }),
    forget: (...args) => worker.ask({ call: 'forget', args }),
    find: (book, asked, places, options) =>
      orRunaway(worker.ask({ call: 'find', args: [book, asked, places] }, options)),
    excerpts: (...args) => worker.ask({ call: 'excerpts', args }),
    setTerms: (...args) => worker.ask({ call: 'setTerms', args }),
    occurrences: (...args) => worker.ask({ call: 'occurrences', args }),
    replacements: (...args) => orRunaway(worker.ask({ call: 'replacements', args })),
    bothTexts: (...args) => worker.ask({ call: 'bothTexts', args }),
    renderings: (...args) => worker.ask({ call: 'renderings', args }),
    sorted: (...args) => worker.ask({ call: 'sorted', args }),
    losses: () => worker.losses,
  }
}

class SearchWorker {
  losses = 0
  readonly #createWorker: () => Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #silence: Timer
  #worker: Worker | null = null
  #lastId = 0

  constructor(createWorker: () => Worker, after: SetTimer) {
    this.#createWorker = createWorker
    this.#silence = timer(after, () => this.#lose())
  }

  ask<T>(question: Question, { signal, onFound, transfer = [] }: AskOptions = {}): Promise<T> {
    const id = ++this.#lastId
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onFound })
      this.#silence.set(patience)
      this.#started().postMessage({ kind: 'ask', id, question } satisfies ToWorker, transfer)
      const cancel = { kind: 'cancel', id } satisfies ToWorker
      signal?.addEventListener('abort', () => this.#worker?.postMessage(cancel), { once: true })
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = this.#createWorker()
    worker.onmessage = ({ data }: MessageEvent<ToPage<never>>) => this.#received(data)
    worker.onmessageerror = () => this.#lose()
    worker.onerror = () => this.#lose()
    this.#worker = worker
    return worker
  }

  #received(message: ToPage<never>): void {
    const asker = this.#waiting.get(message.id)
    const isOver = message.kind === 'answer' || message.kind === 'failed'
    if (isOver) this.#waiting.delete(message.id)
    if (this.#waiting.size > 0) this.#silence.set(patience)
    else this.#silence.clear()
    if (message.kind === 'part') asker?.onFound?.(() => message.value)
    if (message.kind === 'answer') asker?.resolve(message.value)
    if (message.kind === 'failed') asker?.reject(new Error('the search failed'))
  }

  #lose(): void {
    this.#silence.clear()
    this.#worker?.terminate()
    this.#worker = null
    this.losses++
    const lost = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of lost) reject(new EngineLostError('the search was ended'))
  }
}

/** The refusal `runaway` instead of a rejection, if the worker was ended. */
const orRunaway = <T>(answer: Promise<Answer<T>>): Promise<Answer<T>> =>
  answer.catch((error: unknown) => {
    if (error instanceof EngineLostError) return { ok: false, why: 'runaway' }
    throw error
  })

const isTransferable = (buffer: ArrayBufferLike): buffer is ArrayBuffer =>
  buffer instanceof ArrayBuffer
