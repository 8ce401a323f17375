import { bookId, paragraphId } from '#domain/ids'
import { countOf } from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { encodeChapter } from '#formats/bundle'
import { expect, it } from 'vitest'
import type { SetTimer } from '../timers.ts'
import { searchEngineInWorker } from './search-in-worker.ts'

const book = bookId('book')
const createWorker = () =>
  new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
const asked = (words: string, isPattern = false): Asked => ({
  words,
  matchCase: false,
  exactCharacters: false,
  isPattern,
})
const chapter = (text: string) => {
  const bytes = encodeChapter([{ id: paragraphId('p'), kind: 'body', text }])
  return { bytes, first: 0, paragraphs: 1 }
}
const countIn = async (answer: ReturnType<ReturnType<typeof searchEngineInWorker>['find']>) => {
  const given = await answer
  return given.ok ? countOf(given.value) : given.why
}

it('a worker finds simplified and traditional forms, in either case', async () => {
  const engine = searchEngineInWorker(createWorker)
  expect(await engine.addSource(book, [chapter('頭髮發財後來')])).toBe(0)
  await engine.setTranslations(book, [{ index: 0, text: 'hair' }])
  expect(await countIn(engine.find(book, asked('头发'), ['source']))).toBe(1)
  expect(await countIn(engine.find(book, asked('发'), ['source']))).toBe(2)
  expect(await countIn(engine.find(book, asked('HAIR'), ['source', 'translation']))).toBe(1)
  expect(
    await engine.excerpts(book, [{ place: 'source', index: 0, start: 2, end: 4, note: null }]),
  ).toMatchObject([{ words: '發財' }])
})

it('partial results arrive before the whole result', async () => {
  const found = (...index: number[]) =>
    `{ place: [0], index: [${index.join()}], start: [0], end: [1], note: [], notes: [] }`
  const slow = `onmessage = ({ data: { id } }) => {
    postMessage({ kind: 'part', id, value: ${found(1)} })
    postMessage({ kind: 'alive', id })
    postMessage({ kind: 'part', id, value: ${found(1, 2)} })
    postMessage({ kind: 'answer', id, value: { ok: true, value: ${found(1, 2, 3)} } })
  }`
  const engine = searchEngineInWorker(() => new Worker(URL.createObjectURL(new Blob([slow]))))
  const told: number[] = []
  const all = engine.find(book, asked('海'), ['source'], {
    onFound: soFar => told.push(countOf(soFar())),
  })
  expect(await countIn(all)).toBe(3)
  expect(told).toEqual([1, 2])
})

/** Time that passes when the test says so. `due` does nothing while no time is counted. */
function heldTime() {
  const held = { due: () => {}, waits: (): number | null => null }
  const after: SetTimer = (ms, run) => {
    held.due = run
    held.waits = () => ms
    return () => {
      held.due = () => {}
      held.waits = () => null
    }
  }
  return { after, due: () => held.due(), waits: () => held.waits() }
}

it('a runaway pattern ends its worker, and the next search works', async () => {
  const { after, due, waits } = heldTime()
  const engine = searchEngineInWorker(createWorker, after)
  await engine.addSource(book, [chapter(`${'a'.repeat(60)}!`)])
  const endless = engine.find(book, asked('(a+)+$', true), ['source'])
  const behind = engine.find(book, asked('海'), ['source']).catch(String)
  await expect.poll(waits).toBe(4000)
  due()
  expect(await endless).toEqual({ ok: false, why: 'runaway' })
  expect(await behind, 'a plain search that waited is no runaway').toBe(
    'Error: the worker was lost',
  )
  expect(engine.losses()).toBe(1)
  await engine.addSource(book, [chapter('海')])
  expect(await countIn(engine.find(book, asked('海'), ['source']))).toBe(1)
})

/** A worker that says only what `tell` makes it say. */
function silentWorker() {
  const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = () => {}'])))
  const tell = (kind: string, id: number, value?: unknown) => {
    worker.dispatchEvent(new MessageEvent('message', { data: { kind, id, value } }))
  }
  return { worker, tell }
}

it('a worker that is slow to start is not ended, and plain words may take it long', async () => {
  const { after, waits } = heldTime()
  const { worker, tell } = silentWorker()
  const engine = searchEngineInWorker(() => worker, after)
  const plain = engine.find(book, asked('海'), ['source'])
  const pattern = engine.find(book, asked('海+', true), ['source'])
  expect(waits(), 'before any sign of life').toBeNull()
  tell('alive', 1)
  expect(waits(), 'during plain words').toBe(60_000)
  tell('answer', 1, { ok: false, why: 'empty' })
  await plain
  expect(waits(), 'before the pattern is begun').toBeNull()
  tell('alive', 2)
  expect(waits(), 'during the pattern').toBe(4000)
  tell('answer', 2, { ok: false, why: 'empty' })
  await pattern
  expect(waits(), 'at the end').toBeNull()
})

it('a worker that hangs over plain words is ended, and the next search works', async () => {
  const { after, due } = heldTime()
  const { worker, tell } = silentWorker()
  const workers = [worker]
  const engine = searchEngineInWorker(() => workers.pop() ?? createWorker(), after)
  const hanging = engine.find(book, asked('海'), ['source']).catch(String)
  tell('alive', 1)
  due()
  expect(await hanging).toBe('Error: the worker was lost')
  expect(engine.losses()).toBe(1)
  await engine.addSource(book, [chapter('海')])
  expect(await countIn(engine.find(book, asked('海'), ['source']))).toBe(1)
})
