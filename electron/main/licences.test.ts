import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { builtLicences, electronLicence } from './licences.ts'

let out = ''
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'out-'))
})

async function write(part: string, text: string): Promise<void> {
  await mkdir(join(out, part))
  await writeFile(join(out, part, 'licences.json'), text)
}

it('gathers the licences of every part, each once, by name', async () => {
  const b = { name: 'b', version: '1.0.0', identifier: 'MIT', text: 'Permission…' }
  await write('main', JSON.stringify([b]))
  await write('renderer', JSON.stringify([b, { name: 'a', version: null, extra: 1 }]))
  expect(await builtLicences(out)).toEqual([
    { name: 'a', version: '', licence: '', text: '' },
    { name: 'b', version: '1.0.0', licence: 'MIT', text: 'Permission…' },
  ])
})

it.each(['', '{', '{"a":1}', '[1]'])('passes over a list that is %j', async text => {
  await write('main', text)
  expect(await builtLicences(out)).toEqual([])
})

it('finds Electron’s licence beside the program', async () => {
  await writeFile(join(out, 'LICENSE'), 'Copyright (c) Electron')
  expect(await electronLicence(join(out, 'electron'), '33.2.1')).toEqual({
    name: 'electron',
    version: '33.2.1',
    licence: 'MIT',
    text: 'Copyright (c) Electron',
  })
})
