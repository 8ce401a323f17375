/**
 * The search engine in a worker that stays, because it holds the texts. A worker that takes too
 * long over a regular expression, or is silent for a minute, is ended.
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
  /** `alive`: the worker has begun with that call, or still works on it. */
  | { readonly kind: 'failed' | 'alive'; readonly id: number }

/** How long a worker may be silent while it searches for a pattern, in milliseconds. */
const patience = 4000
/**
 * The same of all other work, which says every 12 ms that it goes on, or is short. A worker that is
 * silent for so long has failed, and nothing would ever be found again.
 */
const patienceForWords = 60_000

interface Waiting {
  /**
   * Takes what the engine in the worker returned for that call, which is the type that was
   * promised.
   */
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onFound: OnFound | undefined
  /** Resolves the call when the worker was ended because of it; null if it always ends. */
  readonly endless: (() => void) | null
}

interface AskOptions<T> extends FindOptions {
  /** Memory to transfer instead of copying. */
  readonly transfer?: Transferable[]
  /** The result if the call never ends. */
  readonly endless?: T | undefined
}

/**
 * The engine in a worker of `search-worker.ts`. A worker is made for the first call, and again
 * after one is lost with all its texts. Calls that wait for a lost worker throw.
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
      worker.ask(
        { call: 'find', args: [book, asked, places] },
        { ...options, endless: endlessOf(asked) },
      ),
    excerpts: (...args) => worker.ask({ call: 'excerpts', args }),
    setTerms: (...args) => worker.ask({ call: 'setTerms', args }),
    occurrences: (...args) => worker.ask({ call: 'occurrences', args }),
    replacements: (asked, ...more) =>
      worker.ask({ call: 'replacements', args: [asked, ...more] }, { endless: endlessOf(asked) }),
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
  /** What the worker does now, as far as it has reported. */
  #running: Waiting | null = null

  constructor(createWorker: () => Worker, after: SetTimer) {
    this.#createWorker = createWorker
    this.#silence = timer(after, () => this.#lose())
  }

  ask<T>(question: Question, options: AskOptions<T> = {}): Promise<T> {
    const { signal, onFound, transfer = [], endless } = options
    const id = ++this.#lastId
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, {
        resolve,
        reject,
        onFound,
        endless: endless === undefined ? null : () => resolve(endless),
      })
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
    this.#running = isOver ? null : (asker ?? null)
    // Not before the worker has begun: on a busy computer it may be slow to start.
    if (this.#running) this.#silence.set(this.#running.endless ? patience : patienceForWords)
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
    this.#running?.endless?.()
    this.#running = null
    // The call that was resolved is not changed by that.
    for (const { reject } of lost) reject(new Error('the worker was lost'))
  }
}

/** The answer to a search that never ends, as only that of a regular expression can be. */
const endlessOf = ({ isPattern }: Asked): Answer<never> | undefined =>
  isPattern ? { ok: false, why: 'runaway' } : undefined

const isTransferable = (buffer: ArrayBufferLike): buffer is ArrayBuffer =>
  buffer instanceof ArrayBuffer
