import { expect, it } from 'vitest'
import { encodedInSlices } from './encoded-in-slices.ts'

/** So many parts, each of which takes a while to make. */
function* slow(count: number, made: () => void = () => {}): Generator<string> {
  for (let i = 0; i < count; i++) {
    const end = performance.now() + 2
    while (performance.now() < end);
    made()
    yield `第${i}段，𠮷。\n`
  }
}

const never = () => new AbortController().signal

it('writes all parts in their order', async () => {
  const bytes = await encodedInSlices(slow(40), never())
  expect(new TextDecoder().decode(bytes!)).toBe([...slow(40)].join(''))
})

it('lets others have their turn between parts that take long', async () => {
  let made = 0
  const seen: number[] = []
  const writing = encodedInSlices(
    slow(40, () => made++),
    never(),
  )
  const look = () => {
    seen.push(made)
    if (made < 40) setImmediate(look)
  }
  look()
  await writing
  expect(seen.filter(count => count > 0 && count < 40).length).toBeGreaterThan(0)
})

it('stops between two parts when told to', async () => {
  let made = 0
  const controller = new AbortController()
  const writing = encodedInSlices(
    slow(10_000, () => made++),
    controller.signal,
  )
  setImmediate(() => controller.abort())
  expect(await writing).toBeNull()
  expect(made).toBeLessThan(10_000)
})

it('writes nothing of nothing', async () => {
  expect((await encodedInSlices([], never()))?.byteLength).toBe(0)
})
