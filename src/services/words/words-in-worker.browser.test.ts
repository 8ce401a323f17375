import { smallWords } from '#formats/words/testing'
import { writeWordsFile } from '#formats/words/words-file'
import { expect, it } from 'vitest'
import { wordsLater } from './words-later.ts'

const createWorker = () =>
  new Worker(new URL('./words-worker.ts', import.meta.url), { type: 'module' })

const file = writeWordsFile(smallWords())
const half = Math.ceil(file.length / 2)
const readWords = async (part: number) => file.slice(part * half, (part + 1) * half)

it('a worker that gets the dictionary in parts looks up, searches, divides and reads', async () => {
  const words = wordsLater(createWorker, { readWords })
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
  const words = wordsLater(createWorker, {
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
  const words = wordsLater(createWorker, {
    readWords: part => (isBroken ? broken(part) : readWords(part)),
  })
  await expect(words.lookUp('自由', 0)).rejects.toThrow(Error)
  isBroken = false
  expect((await words.lookUp('自由', 0)).matches).toHaveLength(2)
})

it('a question that is cancelled rejects, and the next one does not', async () => {
  const words = wordsLater(createWorker, { readWords })
  await words.prepare()
  const stale = new AbortController()
  const answer = words.segment('自由', { signal: stale.signal })
  stale.abort(new Error('stale'))
  await expect(answer).rejects.toThrow('stale')
  await expect(words.segment('自由', { signal: stale.signal })).rejects.toThrow('stale')
  expect(Array.from(await words.segment('自由'))).toEqual([0, 2])
})
