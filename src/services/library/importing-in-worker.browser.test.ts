import { expect, it } from 'vitest'
import { importingInWorker } from './importing-in-worker.ts'
import { importingHere } from './importing.ts'

const apart = importingInWorker(
  () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }),
)
const file = {
  name: '网络空间.txt',
  bytes: new TextEncoder().encode('网络空间\n\n一、前言\n\n这是第一段。\n\n这是第二段。\n'),
}

it('gives in a worker what it gives here', async () => {
  const [there, here] = [await apart.preview(file), await importingHere.preview(file)]
  expect(there).toEqual(here)
  if (!there.ok) throw new Error(there.code)
  expect(await apart.encode(there.text)).toEqual(await importingHere.encode(there.text))
})

it('tells how far the worker is, from little to all but the end', async () => {
  const long = Array.from({ length: 400 }, (_, n) => `第${n + 1}章\n\n这是第${n}段。\n`).join('\n')
  const bytes = new TextEncoder().encode(long)
  const told: number[] = []
  await apart.preview({ name: '书.txt', bytes }, {}, { onProgress: share => told.push(share) })
  expect(told.length).toBeGreaterThan(10)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told[0]).toBeLessThan(0.2)
  expect(told.at(-1)).toBeGreaterThan(0.9)
})

it('rejects when the worker cannot do its work', async () => {
  const broken = importingInWorker(
    () => new Worker(URL.createObjectURL(new Blob(['throw new Error("broken")']))),
  )
  await expect(broken.preview(file)).rejects.toThrow('broken')
})
