import { expect, it } from 'vitest'
import { encodedInSlices } from './encoded-in-slices.ts'

/** `count` parts that each take a while to make. */
function* slow(count: number, made: () => void = () => {}): Generator<string> {
  for (let i = 0; i < count; i++) {
    const end = performance.now() + 2
    while (performance.now() < end);
    made()
    yield `第${i}段，𠮷。\n`
  }
}

async function all(parts: Iterable<string>): Promise<readonly Uint8Array[]> {
  const slices: Uint8Array[] = []
  for await (const slice of encodedInSlices(parts)) slices.push(slice)
  return slices
}
const text = async (parts: Iterable<string>) => Buffer.concat(await all(parts)).toString()

it('all parts are encoded in order', async () => {
  expect(await text(slow(40))).toBe([...slow(40)].join(''))
})

it('a long text is cut into slices, however quickly its parts come', async () => {
  const parts = Array.from({ length: 100 }, (_, i) => `第${i}段。`.repeat(2000))
  const slices = await all(parts)
  expect(slices.length).toBeGreaterThan(2)
  expect(Math.max(...slices.map(({ byteLength }) => byteLength))).toBeLessThan(1_000_000)
  expect(await text(parts)).toBe(parts.join(''))
})

it('other tasks run between parts that take long', async () => {
  let made = 0
  const seen: number[] = []
  const writing = all(slow(40, () => made++))
  const look = () => {
    seen.push(made)
    if (made < 40) setImmediate(look)
  }
  look()
  await writing
  expect(seen.filter(count => count > 0 && count < 40).length).toBeGreaterThan(0)
})

it('no more parts are made once the consumer stops', async () => {
  let made = 0
  for await (const slice of encodedInSlices(slow(10_000, () => made++))) {
    expect(slice.byteLength).toBeGreaterThan(0)
    break
  }
  expect(made).toBeLessThan(10_000)
})

it('an empty text gives one empty slice', async () => {
  expect(await text([])).toBe('')
})
