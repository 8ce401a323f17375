import type { OwnDictionaryGroup, UsedDictionary } from '#domain/dictionaries/open-dictionaries'
import type { BookId, ParagraphId } from '#domain/ids'
import type { WordWithStatus } from '#domain/own-words/own-tools'
import type { WordStatus } from '#domain/own-words/own-word'
import type { KnownGloss, WordsOfBook } from '#domain/own-words/words-of-book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import type { LensGloss, LensLevel } from '#domain/vocabulary/lens'
import type { ToneChanges } from '#domain/words/tone-changes'
import type { CharacterReading, WordLookup, WordSearchGroup } from '#domain/words/word'
import type { DictionaryFile } from '#formats/dictionaries/read-dictionary'
import { fetchOnce } from '../fetch-once.ts'
import { TaskWorker } from '../in-worker.ts'
import { timer, type SetTimer, type Timer } from '../timers.ts'
import {
  allParts,
  buffersOf,
  DictionariesInWorker,
  type DictionarySource,
} from './dictionaries-in-worker.ts'
import {
  usualLimit,
  type ChapterPart,
  type ChineseWords,
  type TextOfBook,
  type WordOptions,
} from './words.ts'

/** Of which book the worker uses what the reader says of words. It was sent before. */
interface InBook {
  readonly in?: TextOfBook | undefined
}

/** What the page asks the worker. The dictionary, in parts, comes first. */
export type WordsQuestion =
  | { readonly ask: 'open'; readonly parts: readonly Uint8Array[] }
  | { readonly ask: 'own'; readonly words: WordsOfBook }
  | {
      readonly ask: 'putDictionary'
      readonly id: string
      readonly parts: readonly Uint8Array[]
    }
  | { readonly ask: 'readDictionaryFiles'; readonly files: readonly DictionaryFile[] }
  | { readonly ask: 'useDictionaries'; readonly used: readonly UsedDictionary[] }
  | (InBook &
      (
        | { readonly ask: 'lookUp'; readonly text: string; readonly offset: number }
        | { readonly ask: 'search'; readonly query: string; readonly limit: number }
        | { readonly ask: 'ownEntries'; readonly query: string; readonly limit: number }
        | { readonly ask: 'segment'; readonly text: string }
        | { readonly ask: 'pinyin'; readonly text: string; readonly changes?: ToneChanges }
        | { readonly ask: 'statuses'; readonly text: string }
        | { readonly ask: 'tally'; readonly id: string; readonly parts: readonly ChapterPart[] }
        | { readonly ask: 'tallied'; readonly id: string }
        | { readonly ask: 'statusesOf'; readonly words: readonly string[] }
        | { readonly ask: 'lens'; readonly text: string; readonly level: LensLevel }
        | { readonly ask: 'glosses'; readonly query: string; readonly limit: number }
      ))

/** From where the dictionary comes: parts of `words.bin`, an empty one after the last. */
export interface WordsSource extends DictionarySource {
  readonly readWords: (part: number) => Promise<Uint8Array>
}

/** What the reader says of words, for the worker. */
export interface OwnOfBook {
  /** The same object until the reader says something else. */
  readonly words: (book: BookId | null) => Promise<WordsOfBook>
  /** The printed paragraphs of shown ones. */
  readonly printed: (
    book: BookId | null,
    paragraphs: readonly ParagraphId[],
  ) => readonly ParagraphId[]
}

/** The dictionary has some 20 MB; this many parts are more than any that main returns. */
const mostParts = 64
/** How long the worker stays without a question, in milliseconds. It opens again in 0.1 s. */
const idle = 10 * 60_000

interface WorkerTools extends WordsSource {
  readonly createWorker: () => Worker
  readonly own: OwnOfBook
  readonly dictionaries: () => string
  readonly after: SetTimer
}

/** A worker with the dictionary, and what it was sent of the reader's words. */
interface OpenWorker {
  readonly worker: TaskWorker<WordsQuestion>
  readonly sent: Map<BookId | null, WordsOfBook>
  readonly dictionaries: DictionariesInWorker
}

/** Makes the worker at the first question, and ends it when nothing is asked for a while. */
class WordsWorker {
  readonly #tools: WorkerTools
  readonly #rest: Timer
  #opened: () => Promise<OpenWorker>
  /** How many questions have no answer yet. */
  #asked = 0

  constructor(tools: WorkerTools) {
    this.#tools = tools
    this.#rest = timer(tools.after, () => void this.#end())
    this.#opened = this.#closed()
  }

  readonly prepare = async (): Promise<void> => void (await this.#opened())

  async ask<Answer>(
    question: WordsQuestion & InBook,
    { signal, in: place }: WordOptions = {},
  ): Promise<Answer> {
    signal?.throwIfAborted()
    const opened = this.#opened
    this.#asked++
    this.#rest.clear()
    try {
      const open = await opened()
      await open.dictionaries.bringUp()
      const known = place && (await this.#send(open, place))
      return await open.worker
        .ask<Answer>(known ? { ...question, in: known } : question, { signal })
        .catch((error: unknown) => {
          if (open.worker.hasFailed && this.#opened === opened) this.#opened = this.#closed()
          throw error
        })
    } finally {
      this.#asked--
      if (this.#asked === 0) this.#rest.set(idle)
    }
  }

  /** Sends what the reader says of words, if it has changed. Resolves with the place as printed. */
  async #send({ worker, sent }: OpenWorker, { book, paragraphs }: TextOfBook): Promise<TextOfBook> {
    const { own } = this.#tools
    const words = await own.words(book)
    if (sent.get(book) !== words) {
      sent.set(book, words)
      worker.ask({ ask: 'own', words }).catch(() => sent.delete(book))
    }
    return { book, paragraphs: own.printed(book, paragraphs) }
  }

  #closed(): () => Promise<OpenWorker> {
    return fetchOnce(async () => {
      const worker = new TaskWorker<WordsQuestion>(this.#tools.createWorker)
      try {
        const { readWords, dictionaries: setting } = this.#tools
        const parts = await allParts(readWords, mostParts)
        await worker.ask<void>({ ask: 'open', parts }, { transfer: buffersOf(parts) })
        const dictionaries = new DictionariesInWorker(worker, this.#tools, setting)
        return { worker, sent: new Map(), dictionaries }
      } catch (error) {
        worker.end()
        throw error
      }
    })
  }

  async #end(): Promise<void> {
    const ended = this.#opened
    this.#opened = this.#closed()
    await ended().then(
      ({ worker }) => worker.end(),
      () => {},
    )
  }
}

/**
 * The words in a worker of `words-worker.ts`. It is made and gets the dictionary at the first call,
 * and again after it has failed or was ended.
 */
export function wordsInWorker(
  createWorker: () => Worker,
  tools: Omit<WorkerTools, 'createWorker'>,
): ChineseWords {
  const worker = new WordsWorker({ ...tools, createWorker })
  const ask = <Answer>(question: WordsQuestion & InBook, options?: WordOptions) =>
    worker.ask<Answer>(question, options)
  return {
    prepare: worker.prepare,
    lookUp: (text, offset, options) => ask<WordLookup>({ ask: 'lookUp', text, offset }, options),
    search: (query, { limit = usualLimit, ...options } = {}) =>
      ask<readonly WordSearchGroup[]>({ ask: 'search', query, limit }, options),
    ownEntries: (query, { limit = usualLimit, ...options } = {}) =>
      ask<readonly OwnDictionaryGroup[]>({ ask: 'ownEntries', query, limit }, options),
    segment: (text, options) => ask<Uint32Array>({ ask: 'segment', text }, options),
    pinyin: (text, { changes, ...options } = {}) =>
      ask<readonly CharacterReading[]>(
        { ask: 'pinyin', text, ...(changes && { changes }) },
        options,
      ),
    statuses: (text, options) => ask<readonly WordWithStatus[]>({ ask: 'statuses', text }, options),
    tally: (id, parts, options) => ask<void>({ ask: 'tally', id, parts }, options),
    tallied: id => ask<CountedBook>({ ask: 'tallied', id }),
    statusesOf: (words, options) =>
      ask<readonly (WordStatus | null)[]>({ ask: 'statusesOf', words }, options),
    lens: (text, level, options) =>
      ask<readonly LensGloss[]>({ ask: 'lens', text, level }, options),
    glosses: (query, options) =>
      ask<readonly KnownGloss[]>({ ask: 'glosses', query, limit: usualLimit }, options),
  }
}
