/** Searching in a worker that stays, because it holds the texts; one that comes to no end is ended. */
import type { BookId } from '#domain/ids'
import type { SearchResults, SearchPlace } from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { timer, systemAfter, type SetTimer } from '../timers.ts'
import type { Answer, SearchEngine, ToldSoFar } from './search-engine.ts'

type Call = Exclude<keyof SearchEngine, 'losses' | 'find'>

/** A question, with what it is asked of. */
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
  /** What was found so far; the answer follows. */
  | { readonly kind: 'part'; readonly id: number; readonly value: SearchResults }
  | { readonly kind: 'failed' | 'alive'; readonly id: number }

/** How long a worker may be silent while it looks for something, in milliseconds. */
const patience = 4000

interface Waiting {
  /** Takes what the engine in the worker answers to that call, which is what is promised. */
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly told: ToldSoFar | undefined
}

interface AskOptions {
  readonly signal?: AbortSignal | undefined
  readonly told?: ToldSoFar | undefined
  /** Memory that is handed over instead of copied. */
  readonly given?: Transferable[]
}

/** Thrown where the worker has failed or was ended, and all it had is lost. */
export class EngineLostError extends Error {
  override name = 'EngineLostError'
}

/** The engine in a worker of `search-worker.ts`, made when it is first asked and whenever the last one is lost. */
export function searchEngineInWorker(
  createWorker: () => Worker,
  after: SetTimer = systemAfter,
): SearchEngine {
  let worker: Worker | null = null
  let lastId = 0
  let losses = 0
  const waiting = new Map<number, Waiting>()
  const runaway = timer(after, lose)

  function lose(): void {
    runaway.clear()
    worker?.terminate()
    worker = null
    losses++
    const lost = [...waiting.values()]
    waiting.clear()
    for (const { reject } of lost) reject(new EngineLostError('the search was ended'))
  }

  function begun(): Worker {
    if (worker) return worker
    const made = createWorker()
    made.onmessage = ({ data }: MessageEvent<ToPage<never>>) => heard(data)
    made.onmessageerror = lose
    made.onerror = lose
    worker = made
    return made
  }

  function heard(message: ToPage<never>): void {
    const asker = waiting.get(message.id)
    const isOver = message.kind === 'answer' || message.kind === 'failed'
    if (isOver) waiting.delete(message.id)
    if (waiting.size > 0) runaway.set(patience)
    else runaway.clear()
    if (message.kind === 'part') asker?.told?.(() => message.value)
    if (message.kind === 'answer') asker?.resolve(message.value)
    if (message.kind === 'failed') asker?.reject(new Error('the search failed'))
  }

  function ask<T>(question: Question, { signal, told, given = [] }: AskOptions = {}): Promise<T> {
    const id = ++lastId
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject, told })
      runaway.set(patience)
      begun().postMessage({ kind: 'ask', id, question } satisfies ToWorker, given)
      const cancel = { kind: 'cancel', id } satisfies ToWorker
      signal?.addEventListener('abort', () => worker?.postMessage(cancel), { once: true })
    })
  }

  /** Who asked for what came to no end is told so. */
  const orRunaway = <T>(answer: Promise<Answer<T>>): Promise<Answer<T>> =>
    answer.catch((error: unknown) => {
      if (error instanceof EngineLostError) return { ok: false, why: 'runaway' }
      throw error
    })

  return {
    addSource: (book, files) => {
      const buffers = files.map(({ bytes }) => bytes.buffer).filter(isOwn)
      return ask({ call: 'addSource', args: [book, files] }, { given: [...new Set(buffers)] })
    },
    setTranslations: (...args) => ask({ call: 'setTranslations', args }),
    setNotes: (...args) => ask({ call: 'setNotes', args }),
    forget: (...args) => ask({ call: 'forget', args }),
    find: (book, asked, places, signal, told) =>
      orRunaway(ask({ call: 'find', args: [book, asked, places] }, { signal, told })),
    excerpts: (...args) => ask({ call: 'excerpts', args }),
    replacements: (...args) => orRunaway(ask({ call: 'replacements', args })),
    losses: () => losses,
  }
}

const isOwn = (buffer: ArrayBufferLike): buffer is ArrayBuffer => buffer instanceof ArrayBuffer
