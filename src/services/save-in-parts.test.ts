import { expect, it } from 'vitest'
import { inParts, saveInParts } from './save-in-parts.ts'
import { fakeApi, fakeFiles } from './testing.ts'

function tools() {
  const saved = new Map<string, number>()
  const files = fakeFiles((name, bytes) => saved.set(name, bytes.byteLength))
  const dropped: string[] = []
  const api = {
    ...fakeApi([]).api,
    ...files,
    dropFile: async (id: string) => void dropped.push(id),
  }
  return { tools: { api, newId: () => 'one' }, saved, dropped }
}

it('parts are saved as one file', async () => {
  const { tools: given, saved, dropped } = tools()
  const bytes = Uint8Array.from({ length: 1_500_000 }, (_, i) => i)
  const parts = [...inParts(bytes)]
  expect(parts.length).toBeGreaterThan(1)
  expect(Buffer.concat(parts).equals(bytes)).toBe(true)
  expect(await saveInParts(given, 'a.md', parts)).toEqual({
    ok: true,
    value: { name: 'a.md', id: 'one' },
  })
  expect([...saved]).toEqual([['a.md', bytes.byteLength]])
  expect(dropped).toEqual([])
})

it('an empty file is saved', async () => {
  const { tools: given, saved } = tools()
  await saveInParts(given, 'a.md', inParts(new Uint8Array()))
  expect([...saved]).toEqual([['a.md', 0]])
})

it('an aborted save leaves no file', async () => {
  const { tools: given, saved, dropped } = tools()
  const stop = new AbortController()
  function* parts() {
    yield new Uint8Array(1)
    stop.abort()
    yield new Uint8Array(1)
  }
  const answer = await saveInParts(given, 'a.md', parts(), stop.signal)
  expect(answer).toEqual({ ok: true, value: 'cancelled' })
  expect(saved.size).toBe(0)
  expect(dropped).toEqual(['one'])
})

it('the next part is made while one is written, and a failed one is reported', async () => {
  const { tools: given, dropped } = tools()
  const made: number[] = []
  function* parts() {
    for (const part of [1, 2, 3]) {
      made.push(part)
      yield new Uint8Array(part)
    }
  }
  const full = new Error('disk full')
  const api = {
    ...given.api,
    addToFile: async (_id: string, { byteLength }: Uint8Array) => {
      if (byteLength === 2) throw full
      await Promise.resolve()
    },
  }
  await expect(saveInParts({ ...given, api }, 'a.md', parts())).rejects.toBe(full)
  expect(made).toEqual([1, 2, 3])
  expect(dropped).toEqual(['one'])
})
