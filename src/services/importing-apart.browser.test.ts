import { expect, it } from 'vitest'
import { importingApart } from './importing-apart.ts'
import { importingHere } from './importing.ts'

const apart = importingApart(
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

it('rejects when the worker cannot do its work', async () => {
  const broken = importingApart(
    () => new Worker(URL.createObjectURL(new Blob(['throw new Error("broken")']))),
  )
  await expect(broken.preview(file)).rejects.toThrow('broken')
})
