/** Runs in a worker: holds the dictionary and handles one question after the other. */
import type { BookId } from '#domain/ids'
import type { BookTally, CountedBook } from '#domain/vocabulary/book-tally'
import { createWordTools, type Own, type WordTools } from '#domain/words/words'
import { decodeChapter } from '#formats/bundle'
import { readDictionaryFiles } from '#formats/dictionaries/read-dictionary'
import { readWordsFile } from '#formats/words/words-file'
import type { FromTaskWorker, ToTaskWorker } from '../in-worker.ts'
import type { WordsQuestion } from './words-in-worker.ts'

let tools: WordTools | null = null
/** What the reader says of words, by book. */
const owned = new Map<BookId | null, Own['tools']>()

function ownOf(question: Pick<WordsQuestion & { readonly ask: 'segment' }, 'in'>): Own | undefined {
  const place = question.in
  const own = place && owned.get(place.book)
  return own && { tools: own, paragraphs: place.paragraphs }
}

function opened(): WordTools {
  if (!tools) throw new Error('the dictionary was not opened')
  return tools
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all.buffer
}

function answerTo(question: WordsQuestion): unknown {
  switch (question.ask) {
    case 'open':
      tools = createWordTools(readWordsFile(joined(question.parts)))
      return null
    case 'own':
      owned.set(question.words.book, opened().own(question.words))
      return null
    case 'putDictionary':
      opened().dictionaries.put(question.id, new Uint8Array(joined(question.parts)))
      return null
    case 'readDictionaryFiles':
      return readDictionaryFiles(question.files)
    case 'useDictionaries':
      opened().dictionaries.use(question.used)
      return null
    case 'ownEntries':
      return opened().dictionaries.search(question.query, question.limit)
    case 'lookUp':
      return opened().lookUp(question.text, question.offset, ownOf(question))
    case 'search':
      return opened().search(question.query, question.limit)
    case 'segment':
      return segment(question.text, ownOf(question))
    case 'pinyin':
      return opened().pinyin(question.text, question.changes, ownOf(question))
    case 'statuses':
      return withOwn(question, own => opened().statuses(question.text, own))
    case 'tally':
      return addToTally(question)
    case 'tallied':
      return talliedOf(question.id)
    case 'statusesOf':
      return withOwn(question, ({ tools: own }) => question.words.map(word => own.statusOf(word)))
    case 'lens':
      return opened().lens(question.text, question.level, ownOf(question))
    case 'glosses':
      return withOwn(question, own => opened().glosses(question.query, question.limit, own))
  }
}

/** The book that is being counted. */
let counting: { readonly id: string; readonly tally: BookTally } | null = null

function addToTally(question: WordsQuestion & { readonly ask: 'tally' }): null {
  const own = ownOf(question)?.tools ?? null
  if (counting?.id !== question.id) counting = { id: question.id, tally: opened().tally(own) }
  for (const { bytes, ...part } of question.parts) {
    const chapter = decodeChapter(bytes)
    if (!chapter.ok) throw new Error('a chapter cannot be read')
    counting.tally.add({ ...part, paragraphs: chapter.value })
  }
  return null
}

function talliedOf(id: string): CountedBook {
  if (counting?.id !== id) throw new Error('nothing was counted')
  const result = counting.tally.result()
  counting = null
  return result
}

const segment = (text: string, own: Own | undefined): Uint32Array =>
  own ? opened().words(text, own) : opened().segment(text)

function withOwn<Found>(
  question: Parameters<typeof ownOf>[0],
  find: (own: Own) => readonly Found[],
): readonly Found[] {
  const own = ownOf(question)
  return own ? find(own) : []
}

const post = (message: FromTaskWorker<unknown>) => self.postMessage(message)

self.onmessage = ({ data: { id, question } }: MessageEvent<ToTaskWorker<WordsQuestion>>) => {
  try {
    post({ id, answer: answerTo(question) })
  } catch (error) {
    post({ id, failed: error instanceof Error ? error.message : String(error) })
  }
}
