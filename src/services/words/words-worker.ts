/** Runs in a worker: holds the dictionary and handles one question after the other. */
import { createWordTools, type WordTools } from '#domain/words/words'
import { readWordsFile } from '#formats/words/words-file'
import type { FromTaskWorker, ToTaskWorker } from '../in-worker.ts'
import type { WordsQuestion } from './words-in-worker.ts'

let tools: WordTools | null = null

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
    case 'lookUp':
      return opened().lookUp(question.text, question.offset)
    case 'search':
      return opened().search(question.query, question.limit)
    case 'segment':
      return opened().segment(question.text)
    case 'pinyin':
      return opened().pinyin(question.text, question.changes)
  }
}

const post = (message: FromTaskWorker<unknown>) => self.postMessage(message)

self.onmessage = ({ data: { id, question } }: MessageEvent<ToTaskWorker<WordsQuestion>>) => {
  try {
    post({ id, answer: answerTo(question) })
  } catch (error) {
    post({ id, failed: error instanceof Error ? error.message : String(error) })
  }
}
