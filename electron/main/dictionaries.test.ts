import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDictionaryFiles } from './dictionaries.ts'

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'profile-')), 'dictionaries')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const text = Buffer.from('自由\t\tzi4 you2\tfreedom\n')
const filesOf = (bytes: Uint8Array | null = text, mayWrite = true) =>
  openDictionaryFiles(folder, { take: () => bytes }, mayWrite)

async function whole(files: ReturnType<typeof filesOf>, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let part = 0; ; part++) {
    const bytes = await files.read(id, part)
    if (bytes.byteLength === 0) return Buffer.concat(parts)
    parts.push(bytes)
  }
}

it('a dictionary is kept whole, listed, read in parts and removed', async () => {
  const large = Buffer.alloc(5 * 1024 * 1024, 'a\n')
  const files = filesOf(large)
  expect(await files.keep('one', 'given')).toEqual({ ok: true, value: null })
  expect(await readdir(folder)).toEqual(['one.dictionary'])
  expect(await filesOf().list()).toEqual([{ id: 'one', bytes: large.byteLength }])
  expect((await whole(filesOf(), 'one')).equals(large)).toBe(true)
  expect(await files.remove('one')).toEqual({ ok: true, value: null })
  expect(await files.list()).toEqual([])
  await expect(files.read('one', 0)).rejects.toThrow('ENOENT')
})

it('a damaged file is refused', async () => {
  const files = filesOf()
  await files.keep('one', 'given')
  const path = join(folder, 'one.dictionary')
  await writeFile(path, (await readFile(path)).subarray(0, -1))
  await expect(files.read('one', 0)).rejects.toThrow('damaged')
})

it.each([
  ['without its parts', null],
  ['that is empty', Buffer.alloc(0)],
  ['that is too large', Buffer.alloc(80 * 1024 * 1024 + 1)],
])('a file %s is not kept', async (_, bytes) => {
  expect(await filesOf(bytes).keep('one', 'given')).toMatchObject({
    fault: { code: 'file.not-saved' },
  })
  expect(await filesOf().list()).toEqual([])
})

it('nothing is written or removed in a library that is only read', async () => {
  await filesOf().keep('one', 'given')
  const files = filesOf(text, false)
  expect(await files.keep('two', 'given')).toMatchObject({ fault: { code: 'keeping.read-only' } })
  expect(await files.remove('one')).toMatchObject({ fault: { code: 'keeping.read-only' } })
  expect(await files.list()).toHaveLength(1)
})

it('other files in the folder are left alone', async () => {
  await mkdir(folder)
  for (const name of ['note.txt', '.dictionary', 'a b.dictionary'])
    await writeFile(join(folder, name), 'x'.repeat(100))
  expect(await filesOf().list()).toEqual([])
  expect(await readdir(folder)).toHaveLength(3)
})
