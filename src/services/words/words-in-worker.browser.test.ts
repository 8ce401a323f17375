import { smallWords } from '#formats/words/testing'
import { writeWordsFile } from '#formats/words/words-file'
import { expect, it } from 'vitest'
import { bookId, ownWordId, paragraphId } from '#domain/ids'
import { wordsOfBook, type WordsOfBook } from '#domain/own-words/words-of-book'
import { systemAfter, type SetTimer } from '../timers.ts'
import type { WordsSource } from './words-in-worker.ts'
import { wordsLater } from './words-later.ts'

const createWorker = () =>
  new Worker(new URL('./words-worker.ts', import.meta.url), { type: 'module' })

const file = writeWordsFile(smallWords())
const half = Math.ceil(file.length / 2)
const readWords = async (part: number) => file.slice(part * half, (part + 1) * half)

const readDictionary = async () => new Uint8Array()

const nothing = async () => wordsOfBook(null, [], [])

const wordsFrom = (
  source: Pick<WordsSource, 'readWords'>,
  words: () => Promise<WordsOfBook> = nothing,
  after: SetTimer = systemAfter,
  create = createWorker,
) =>
  wordsLater(create, { readDictionary, ...source })(
    { words, printed: (_book, paragraphs) => paragraphs },
    after,
    () => '',
  )

it('a worker that gets the dictionary in parts looks up, searches, divides and reads', async () => {
  const words = wordsFrom({ readWords })
  const [{ matches }, groups, bounds, readings] = await Promise.all([
    words.lookUp('爱自由主义', 1),
    words.search('freedom', { limit: 1 }),
    words.segment('研究生命'),
    words.pinyin('自由'),
  ])
  expect(matches.map(({ start, end }) => [start, end])).toEqual([
    [1, 5],
    [1, 3],
    [1, 2],
  ])
  expect(groups.map(({ kind, entries }) => [kind, entries.length])).toEqual([['english', 1]])
  expect(Array.from(bounds)).toEqual([0, 2, 4])
  expect(readings.map(({ syllable }) => syllable)).toEqual(['zi4', 'you2'])
})

it('nothing is read before the first question, and then once', async () => {
  const asked: number[] = []
  const words = wordsFrom({
    readWords: part => {
      asked.push(part)
      return readWords(part)
    },
  })
  expect(asked).toEqual([])
  await words.prepare()
  await words.lookUp('自由', 0)
  expect(asked).toEqual([0, 1, 2])
})

it.each([
  ['cannot be read', async () => Promise.reject(new Error('no file'))],
  ['is damaged', async (part: number) => (await readWords(part)).fill(0)],
  ['never ends', async () => new Uint8Array(1)],
])('a dictionary that %s makes questions reject, until it is right', async (_name, broken) => {
  let isBroken = true
  const words = wordsFrom({
    readWords: part => (isBroken ? broken(part) : readWords(part)),
  })
  await expect(words.lookUp('自由', 0)).rejects.toThrow(Error)
  isBroken = false
  expect((await words.lookUp('自由', 0)).matches).toHaveLength(2)
})

it('a question that is cancelled rejects, and the next one does not', async () => {
  const words = wordsFrom({ readWords })
  await words.prepare()
  const stale = new AbortController()
  const answer = words.segment('自由', { signal: stale.signal })
  stale.abort(new Error('stale'))
  await expect(answer).rejects.toThrow('stale')
  await expect(words.segment('自由', { signal: stale.signal })).rejects.toThrow('stale')
  expect(Array.from(await words.segment('自由'))).toEqual([0, 2])
})

it('what the reader says of words counts in the book, and after each change', async () => {
  const book = bookId('b1')
  const row = {
    id: ownWordId('o1'),
    scope: 'book',
    bookId: book,
    place: null,
    expression: '研究生',
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    kind: 'boundary',
  } as const
  let words = wordsOfBook(book, [], [])
  const dictionary = wordsFrom({ readWords }, async () => words)
  const there = { in: { book, paragraphs: [paragraphId('p1')] } }
  const cut = async (options = {}) => Array.from(await dictionary.segment('研究生命', options))
  expect(await cut(there)).toEqual([0, 2, 4])
  words = wordsOfBook(book, [{ ...row, parts: ['研究生'] }], [])
  expect(await cut(there)).toEqual([0, 3, 4])
  expect(await cut()).toEqual([0, 2, 4])
  words = wordsOfBook(book, [{ ...row, parts: ['研究生'], deletedAt: 2 }], [])
  expect(await cut(there)).toEqual([0, 2, 4])
})

it('a worker that is asked nothing for ten minutes is ended, and the next question opens another', async () => {
  const alarms: { readonly ms: number; readonly run: () => void }[] = []
  const workers: Worker[] = []
  const words = wordsFrom(
    { readWords },
    nothing,
    (ms, run) => {
      const alarm = { ms, run }
      alarms.push(alarm)
      return () => void alarms.splice(alarms.indexOf(alarm), 1)
    },
    () => {
      const worker = createWorker()
      workers.push(worker)
      return worker
    },
  )
  await Promise.all([words.segment('自由'), words.segment('研究生命')])
  expect(alarms.map(({ ms }) => ms)).toEqual([600_000])
  await words.segment('自由')
  expect(workers).toHaveLength(1)
  expect(alarms).toHaveLength(1)
  alarms[0]?.run()
  expect(Array.from(await words.segment('自由'))).toEqual([0, 2])
  expect(workers).toHaveLength(2)
})
