import { expect, it } from 'vitest'
import { ReadAloud } from './read-aloud.ts'
import type { Voice } from './voices.ts'

const voice: Voice = { id: 'v', name: 'Voice', language: 'zh-CN', isDefault: true }
const book = ['第一句。第二句。', '', '第三句。']

/** A voice that speaks when `next` is called. */
function fakeVoice(texts: readonly string[] = book) {
  const said: string[] = []
  let failures = 0
  let end: { done: () => void; fail: () => void } | null = null
  const aloud = new ReadAloud({
    voices: {
      speak: (text, { signal }) =>
        new Promise((resolve, reject) => {
          said.push(text)
          end = { done: resolve, fail: () => reject(new Error('silent')) }
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    },
    text: async index => texts[index] ?? null,
    how: () => ({ voice, rate: 1 }),
    failed: () => failures++,
  })
  const settle = () => new Promise(resolve => setTimeout(resolve))
  return {
    aloud,
    said,
    failures: () => failures,
    begin: async (index = 0, offset = 0) => {
      void aloud.start(index, 'source', offset)
      await settle()
    },
    next: async () => {
      end?.done()
      await settle()
    },
    fail: async () => {
      end?.fail()
      await settle()
    },
    settle,
  }
}

it('sentences follow one another over paragraphs, without empty ones, to the end of the book', async () => {
  const { aloud, said, begin, next } = fakeVoice()
  await begin()
  await next()
  expect(aloud.state.get()).toEqual({
    state: 'reading',
    place: { index: 0, side: 'source', start: 4, end: 8 },
  })
  await next()
  expect(said).toEqual(['第一句。', '第二句。', '第三句。'])
  await next()
  expect(aloud.state.get()).toEqual({ state: 'off' })
})

it('reading begins with the sentence at the caret', async () => {
  const { said, begin } = fakeVoice()
  await begin(0, 5)
  expect(said).toEqual(['第二句。'])
})

it('a pause is silent at once, and the sentence begins again after it', async () => {
  const { aloud, said, begin, next, settle } = fakeVoice()
  await begin()
  aloud.pause()
  await settle()
  expect(aloud.state.get().state).toBe('paused')
  await next()
  expect(said).toEqual(['第一句。'])
  aloud.resume()
  await settle()
  expect(said).toEqual(['第一句。', '第一句。'])
  aloud.stop()
  expect(aloud.state.get()).toEqual({ state: 'off' })
})

it('a step goes to the sentence beside it, also in the paragraph before', async () => {
  const { aloud, said, begin, settle } = fakeVoice(['第一句。第二句。', '第三句。'])
  await begin(1)
  void aloud.step(-1)
  await settle()
  void aloud.step(1)
  await settle()
  expect(said).toEqual(['第三句。', '第二句。', '第三句。'])
})

it('a voice that fails ends the reading and is reported, and a stop is no failure', async () => {
  const { aloud, begin, fail, failures, settle } = fakeVoice()
  await begin()
  aloud.stop()
  await settle()
  expect(failures()).toBe(0)
  await begin()
  await fail()
  expect(failures()).toBe(1)
  expect(aloud.state.get()).toEqual({ state: 'off' })
})
