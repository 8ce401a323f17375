import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { licencesText, partsList, shipped } from './shipped.mjs'

let out = ''
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'duizhao-shipped-'))
})
afterEach(() => rmSync(out, { recursive: true }))

const part = (name: string, version: string, identifier: string) => ({
  name,
  version,
  identifier,
  text: `Text of ${name}.`,
})

function build(): void {
  const lists = {
    'main/licences.json': [part('valibot', '1.5.0', 'MIT')],
    'preload/licences.json': [],
    'renderer/licences.json': [
      part('valibot', '1.5.0', 'MIT'),
      part('@a/b', '2.0.0', 'MIT AND ISC'),
    ],
    'renderer/font-licences.json': [part('Hanazono Mincho', '20170904', 'OFL-1.1')],
    'words/licences.json': [part('CC-CEDICT', '2026-09-10', '(MIT AND BSD)')],
  }
  for (const [path, list] of Object.entries(lists)) {
    mkdirSync(join(out, path, '..'), { recursive: true })
    writeFileSync(join(out, path), JSON.stringify(list))
  }
}

it('lists each part of the program once, by name', () => {
  build()
  expect(shipped(out).map(({ name }) => name)).toEqual([
    '@a/b',
    'CC-CEDICT',
    'Hanazono Mincho',
    'valibot',
  ])
})

it('writes the licence of each part under its name', () => {
  build()
  const text = licencesText(shipped(out))
  expect(text).toContain('valibot 1.5.0 (MIT)\n===================\n\nText of valibot.\n')
})

it('throws if a part of the build has no list', () => {
  expect(() => shipped(out)).toThrow('ENOENT')
})

it('the list of parts distinguishes packages, data, and how a licence is named', () => {
  build()
  const engine = { electron: '40.1.0', chrome: '150.0', node: '24.0.0', v8: '15.0' }
  const release = { version: '0.1.0', commit: '', time: 0, engine, trialReasons: [] }
  const { components } = JSON.parse(partsList(release, shipped(out)))
  expect(components.slice(4)).toEqual([
    {
      type: 'library',
      'bom-ref': 'pkg:npm/%40a/b@2.0.0',
      name: '@a/b',
      version: '2.0.0',
      licenses: [{ expression: 'MIT AND ISC' }],
      purl: 'pkg:npm/%40a/b@2.0.0',
    },
    {
      type: 'data',
      'bom-ref': 'CC-CEDICT@2026-09-10',
      name: 'CC-CEDICT',
      version: '2026-09-10',
      licenses: [{ license: { name: '(MIT AND BSD)' } }],
    },
    {
      type: 'data',
      'bom-ref': 'Hanazono-Mincho@20170904',
      name: 'Hanazono Mincho',
      version: '20170904',
      licenses: [{ license: { id: 'OFL-1.1' } }],
    },
    {
      type: 'library',
      'bom-ref': 'pkg:npm/valibot@1.5.0',
      name: 'valibot',
      version: '1.5.0',
      licenses: [{ license: { id: 'MIT' } }],
      purl: 'pkg:npm/valibot@1.5.0',
    },
  ])
})
