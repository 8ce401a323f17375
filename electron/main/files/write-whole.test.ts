import { mkdtemp, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorCode, isDiskFull, writeNew, writeWhole } from './write-whole.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '写 '))
})

describe('writing a file whole', () => {
  it('creates the file and leaves nothing beside it', async () => {
    await writeWhole(join(folder, '译文.md'), bytes('一'))
    expect(await readdir(folder)).toEqual(['译文.md'])
    expect(await readFile(join(folder, '译文.md'), 'utf8')).toBe('一')
  })

  it('replaces an existing file', async () => {
    const path = join(folder, 'a')
    await writeFile(path, 'a long old text')
    await writeWhole(path, bytes('new'))
    expect(await readFile(path, 'utf8')).toBe('new')
  })

  it('writes through a symbolic link and keeps the link', async () => {
    await writeFile(join(folder, 'real'), 'old')
    await symlink('real', join(folder, 'link'))
    await writeWhole(join(folder, 'link'), bytes('new'))
    expect(await readlink(join(folder, 'link'))).toBe('real')
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new')
  })

  it('leaves nothing behind when the target cannot be replaced', async () => {
    await mkdir(join(folder, 'taken', 'inside'), { recursive: true })
    await expect(writeWhole(join(folder, 'taken'), bytes('x'))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('rejects with ENOENT if the folder does not exist', async () => {
    const failure = await writeWhole(join(folder, 'none', 'a'), bytes('x')).catch((e: unknown) => e)
    expect(errorCode(failure)).toBe('ENOENT')
  })
})

it('never overwrites a file that must be new', async () => {
  await writeFile(join(folder, 'a'), 'old')
  await expect(writeNew(join(folder, 'a'), bytes('new'))).rejects.toThrow('EEXIST')
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old')
})

it.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['EACCES', false],
])('knows whether the code %s means a full disk', (code, full) => {
  expect(isDiskFull(Object.assign(new Error(code), { code }))).toBe(full)
})
