import { paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { importingInWorker } from './importing-in-worker.ts'
import { importingHere } from './importing.ts'
import type { ReadablePreview, TextPreview } from './text-preview.ts'

const inWorker = importingInWorker(
  () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }),
)
const utf8 = (text: string) => new TextEncoder().encode(text)
const file = {
  name: '网络空间.txt',
  bytes: utf8('网络空间\n\n一、前言\n\n这是第一段。\n\n这是第二段。\n'),
}
const table = { name: '对.tsv', bytes: utf8('山水人家。\tHills.\n人家山水。\tPeople.\n') }

function readable(preview: TextPreview): ReadablePreview {
  if (!preview.ok) throw new Error(preview.code)
  return preview
}

const both = async (given: typeof file) => ({
  there: readable(await inWorker.preview(given)),
  here: readable(await importingHere.preview(given)),
})

it.each([file, table])('a worker reads $name as this thread does', async given => {
  const { there, here } = await both(given)
  const { held, ...summary } = there
  const { held: heldHere, ...summaryHere } = here
  expect(summary).toEqual(summaryHere)
  for (const isUnderOwnId of [false, true, false]) {
    expect(await held.encode(isUnderOwnId)).toEqual(await heldHere.encode(isUnderOwnId))
  }
  const pairing = there.translation?.pairing.toReversed() ?? []
  expect(await held.beside(pairing)).toEqual(await heldHere.beside(pairing))
  expect(await held.lines(0, 3)).toEqual(await heldHere.lines(0, 3))
  const rules = [{ what: 'drop' as const, pattern: '*' }]
  expect(await held.changedBy([rules])).toEqual(await heldHere.changedBy([rules]))
  const [heading] = there.text.book.chapters.flatMap(({ headings }) => headings)
  const ids = heading ? [heading.paragraph] : []
  expect(await held.countOf(ids)).toBe(ids.length)
  held.release()
})

it('a preview brings the page no text beyond the headings and the first paragraphs', async () => {
  const lines = Array.from({ length: 9 }, (_, i) => `这是第${i}段。\n\n`).join('')
  const { there } = await both({ ...file, bytes: utf8(`网络空间\n\n一、前言\n\n${lines}`) })
  const { held, ...summary } = there
  expect(JSON.stringify(summary)).toContain('一、前言')
  expect(JSON.stringify(summary)).toContain('这是第2段')
  expect(JSON.stringify(summary)).not.toContain('这是第3段')
  held.release()
})

it('the text can be encoded after an encoding was cancelled, and not after its release', async () => {
  const { there, here } = await both(file)
  const cancelling = new AbortController()
  const cancelled = there.held.encode(false, { signal: cancelling.signal })
  cancelling.abort(new Error('cancelled'))
  await expect(cancelled).rejects.toThrow('cancelled')
  expect(await there.held.encode(false)).toEqual(await here.held.encode(false))
  there.held.release()
  await expect(there.held.encode(false)).rejects.toThrow('ended')
})

it('a cancelled preview ends its worker', async () => {
  const workers: Worker[] = []
  const ended: Worker[] = []
  const importing = importingInWorker(() => {
    const worker = new Worker(URL.createObjectURL(new Blob([''])))
    worker.terminate = () => void ended.push(worker)
    workers.push(worker)
    return worker
  })
  const cancelling = new AbortController()
  const reading = importing.preview(file, {}, { signal: cancelling.signal })
  cancelling.abort(new Error('cancelled'))
  await expect(reading).rejects.toThrow('cancelled')
  expect(workers).toHaveLength(1)
  expect(ended).toEqual(workers)
})

it('a worker reports how far it is, from little to nearly the end', async () => {
  const long = Array.from({ length: 400 }, (_, n) => `第${n + 1}章\n\n这是第${n}段。\n`).join('\n')
  const shares: number[] = []
  const onProgress = (share: number) => void shares.push(share)
  const read = await inWorker.preview({ name: '书.txt', bytes: utf8(long) }, {}, { onProgress })
  readable(read).held.release()
  expect(shares.length).toBeGreaterThan(10)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares[0]).toBeLessThan(0.2)
  expect(shares.at(-1)).toBeGreaterThan(0.9)
})

it('a preview rejects when its worker fails', async () => {
  const broken = importingInWorker(
    () => new Worker(URL.createObjectURL(new Blob(['throw new Error("broken")']))),
  )
  await expect(broken.preview(file)).rejects.toThrow('broken')
})

it('a worker compares editions as this thread does, and a comparison can be cancelled', async () => {
  const edition = (...texts: readonly string[]) =>
    texts.map((text, i) => ({ id: paragraphId(`p${i}`), text }))
  const options = { ignoresPunctuation: false, ignoresSpaces: true, ignoresForms: true }
  const editions = {
    here: edition('山下有一条清清的小河。', '没有人知道他从哪里来。'),
    there: edition('山下有一條清清的小溪。', '新添的一段。', '没有人 知道他从哪里来。'),
    options,
  }
  const shares: number[] = []
  const there = await inWorker.collate(editions, { onProgress: share => shares.push(share) })
  expect(there).toEqual(await importingHere.collate(editions))
  expect(there.map(({ variants }) => variants.length)).toEqual([1, 0, 0])
  expect(shares.at(-1)).toBe(1)
  const cancelling = new AbortController()
  const cancelled = inWorker.collate(editions, { signal: cancelling.signal })
  cancelling.abort(new Error('cancelled'))
  await expect(cancelled).rejects.toThrow('cancelled')
})
