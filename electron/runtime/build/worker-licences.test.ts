import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageLicence } from './package-licence.mjs'
import { workerLicences } from './worker-licences.mjs'

let root = ''
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'duizhao-licences-'))
  write('node_modules/plain/package.json', '{"name":"plain","version":"1.0.0","license":"MIT"}')
  write('node_modules/plain/LICENSE', 'Permission is granted')
  write('node_modules/plain/lib/package.json', '{"type":"module"}')
  write('node_modules/@some/scoped/package.json', '{"name":"@some/scoped","version":"2.0.0"}')
  write('node_modules/data/package.json', '{"name":"data","version":"3.0.0"}')
  write('node_modules/data/LICENSE', 'ours')
  write('node_modules/data/LICENSES/Apache-2.0.txt', 'theirs')
  write('node_modules/data/THIRD_PARTY_LICENSES.md', 'of others')
})
afterAll(() => rmSync(root, { recursive: true }))

/** What the plugins write for workers made of modules. */
async function written(...workers: readonly (readonly string[])[]): Promise<unknown> {
  const { worker, page } = workerLicences()
  const call = (plugin: object, self: object, bundle: object): unknown =>
    Reflect.get(plugin, 'generateBundle').call(self, {}, bundle)
  for (const modules of workers)
    call(
      worker,
      {},
      {
        'worker.js': { type: 'chunk', moduleIds: modules.map(path => join(root, path)) },
        'worker.wasm': { type: 'asset' },
      },
    )
  const files = new Map<string, string>()
  const emitFile = (file: { fileName: string; source: string }) =>
    files.set(file.fileName, file.source)
  await call(page, { emitFile }, {})
  return JSON.parse(files.get('worker-licences.json') ?? '')
}

it('lists every package that runs in a worker once, with its licence', async () => {
  const list = await written(
    ['src/worker.ts', 'node_modules/plain/lib/a.js', 'node_modules/@some/scoped/b.js'],
    ['node_modules/plain/lib/c.js'],
  )
  expect(list).toEqual([
    { name: '@some/scoped', version: '2.0.0', identifier: '', text: '' },
    { name: 'plain', version: '1.0.0', identifier: 'MIT', text: 'Permission is granted' },
  ])
})

it('a package that names the ISC licence and its author, without a file, gets the text of it', async () => {
  const described = '{"name":"bare","version":"1.0.0","license":"ISC","author":"Some One"}'
  write('node_modules/bare/package.json', described)
  const { text } = await packageLicence(join(root, 'node_modules/bare'))
  expect(text).toMatch(/^Copyright \(c\) Some One\n\nPermission to use/)
})

it('writes an empty list for a page without workers', async () => {
  expect(await written()).toEqual([])
})

it('joins the notices about other packages’ code to a licence', async () => {
  const { text } = await packageLicence(join(root, 'node_modules/data'))
  expect(text.split('\n\n').toSorted()).toEqual(['of others', 'ours', 'theirs'])
})
