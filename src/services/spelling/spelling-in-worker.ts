/**
 * The dictionaries in a worker. It is made for the first question, and again after it has failed.
 */
import type { SpelledWord } from '#domain/text/spelled-words'
import type { DictionaryName } from './dictionary-of.ts'

export type SpellingQuestion = { readonly id: number; readonly dictionary: DictionaryName } & (
  { readonly texts: readonly string[] } | { readonly word: string }
)

export type SpellingReply =
  | { readonly id: number; readonly unknown: readonly (readonly SpelledWord[])[] }
  | { readonly id: number; readonly suggestions: readonly string[] }

export interface SpellingEngine {
  /** Resolves to the words of each text that are in no dictionary; rejects if the worker fails. */
  readonly unknown: (
    dictionary: DictionaryName,
    texts: readonly string[],
  ) => Promise<readonly (readonly SpelledWord[])[]>
  readonly suggest: (dictionary: DictionaryName, word: string) => Promise<readonly string[]>
}

export function spellingInWorker(createWorker: () => Worker): SpellingEngine {
  const waiting = new Map<
    number,
    { readonly reply: (reply: SpellingReply) => void; readonly fail: (error: Error) => void }
  >()
  let worker: Worker | null = null
  let lastId = 0

  function lose(): void {
    worker?.terminate()
    worker = null
    const lost = [...waiting.values()]
    waiting.clear()
    for (const { fail } of lost) fail(new Error('the spelling worker has failed'))
  }

  function start(): Worker {
    const made = createWorker()
    made.onmessage = ({ data }: MessageEvent<SpellingReply>) => {
      waiting.get(data.id)?.reply(data)
      waiting.delete(data.id)
    }
    made.onerror = lose
    made.onmessageerror = lose
    return made
  }

  function ask(question: (id: number) => SpellingQuestion): Promise<SpellingReply> {
    const id = ++lastId
    return new Promise((reply, fail) => {
      waiting.set(id, { reply, fail })
      worker ??= start()
      worker.postMessage(question(id))
    })
  }

  return {
    async unknown(dictionary, texts) {
      const reply = await ask(id => ({ id, dictionary, texts }))
      return 'unknown' in reply ? reply.unknown : []
    },
    async suggest(dictionary, word) {
      const reply = await ask(id => ({ id, dictionary, word }))
      return 'suggestions' in reply ? reply.suggestions : []
    },
  }
}
