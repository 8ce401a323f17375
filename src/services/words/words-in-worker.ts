import type { ToneChanges } from '#domain/words/tone-changes'
import type { CharacterReading, WordLookup, WordSearchGroup } from '#domain/words/word'
import { fetchOnce } from '../fetch-once.ts'
import { TaskWorker } from '../in-worker.ts'
import { usualLimit, type WordOptions, type ChineseWords } from './words.ts'

/** What the page asks the worker. The dictionary, in parts, comes first. */
export type WordsQuestion =
  | { readonly ask: 'open'; readonly parts: readonly Uint8Array[] }
  | { readonly ask: 'lookUp'; readonly text: string; readonly offset: number }
  | { readonly ask: 'search'; readonly query: string; readonly limit: number }
  | { readonly ask: 'segment'; readonly text: string }
  | { readonly ask: 'pinyin'; readonly text: string; readonly changes?: ToneChanges | undefined }

/** From where the dictionary comes: parts of `words.bin`, an empty one after the last. */
export interface WordsSource {
  readonly readWords: (part: number) => Promise<Uint8Array>
}

/** The dictionary has some 20 MB; this many parts are more than any that main returns. */
const mostParts = 64

/**
 * The words in a worker of `words-worker.ts`. It is made and gets the dictionary at the first call,
 * and again after it has failed.
 */
export function wordsInWorker(createWorker: () => Worker, source: WordsSource): ChineseWords {
  const open = async (): Promise<TaskWorker<WordsQuestion>> => {
    const worker = new TaskWorker<WordsQuestion>(createWorker)
    try {
      const parts = await allParts(source)
      const transfer = parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : []))
      await worker.ask<void>({ ask: 'open', parts }, { transfer })
      return worker
    } catch (error) {
      worker.end()
      throw error
    }
  }
  let opened = fetchOnce(open)

  async function ask<Answer>(question: WordsQuestion, options: WordOptions = {}): Promise<Answer> {
    options.signal?.throwIfAborted()
    const own = opened
    const worker = await own()
    try {
      return await worker.ask<Answer>(question, options)
    } catch (error) {
      if (worker.hasFailed && opened === own) opened = fetchOnce(open)
      throw error
    }
  }

  return {
    prepare: async () => void (await opened()),
    lookUp: (text, offset, options) => ask<WordLookup>({ ask: 'lookUp', text, offset }, options),
    search: (query, { limit = usualLimit, ...options } = {}) =>
      ask<readonly WordSearchGroup[]>({ ask: 'search', query, limit }, options),
    segment: (text, options) => ask<Uint32Array>({ ask: 'segment', text }, options),
    pinyin: (text, { changes, ...options } = {}) =>
      ask<readonly CharacterReading[]>({ ask: 'pinyin', text, changes }, options),
  }
}

async function allParts({ readWords }: WordsSource): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  while (parts.length < mostParts) {
    const part = await readWords(parts.length)
    if (part.byteLength === 0) return parts
    parts.push(part)
  }
  throw new Error('the dictionary is too large')
}
