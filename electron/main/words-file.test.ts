import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { wordsParts } from './words-file.ts'

const partSize = 2 * 1024 * 1024

let out = ''
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'out-'))
  await mkdir(join(out, 'words'))
})

const write = (bytes: Uint8Array) => writeFile(join(out, 'words', 'words.bin'), bytes)

async function allParts(): Promise<Buffer> {
  const read = wordsParts(out)
  const parts: Uint8Array[] = []
  for (let part = 0; ; part++) {
    const bytes = await read(part)
    // A part that were a view of the file would be sent with the whole file.
    expect(bytes.buffer.byteLength).toBeLessThanOrEqual(partSize)
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
    if (bytes.byteLength === 0) return Buffer.concat(parts)
    parts.push(bytes)
  }
}

it.each([0, 1, partSize - 1, partSize, partSize + 1, 3 * partSize])(
  'a dictionary of %d bytes comes whole in parts',
  async size => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) >> 3)
    await write(bytes)
    expect((await allParts()).equals(bytes)).toBe(true)
  },
)

it('the file is read only once for all of its parts', async () => {
  const read = wordsParts(out)
  await write(new Uint8Array(partSize + 1))
  await read(0)
  await rm(join(out, 'words', 'words.bin'))
  expect((await read(1)).byteLength).toBe(1)
  expect((await read(2)).byteLength).toBe(0)
  await expect(read(1)).rejects.toThrow('ENOENT')
})

it('a missing dictionary is refused each time, until it is there', async () => {
  const read = wordsParts(out)
  await expect(read(0)).rejects.toThrow('ENOENT')
  await expect(read(1)).rejects.toThrow('ENOENT')
  await write(Uint8Array.of(7))
  expect([...(await read(0))]).toEqual([7])
})

it('the first part is read from the disk again, so that a new page gets a new dictionary', async () => {
  const read = wordsParts(out)
  await write(new Uint8Array(2 * partSize))
  await read(0)
  await write(Uint8Array.of(7))
  expect([...(await read(0))]).toEqual([7])
})

it('a file that no build makes is refused', async () => {
  await write(new Uint8Array(64 * 1024 * 1024 + 1))
  await expect(wordsParts(out)(0)).rejects.toThrow('too large')
  await rm(out, { recursive: true })
})
