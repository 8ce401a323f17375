import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { decodeManifest } from '#formats/bundle'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('./make-bundle.ts', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-bundle-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const inFolder = (name: string) => join(folder, name)
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content)
  return inFolder(name)
}

describe('make-bundle', () => {
  it('make-bundle writes a bundle, counts what is in it, and leaves nothing else behind', () => {
    const { status, stdout } = run(
      file('书.txt', '一、天\n正文。\n二、地\n正文。'),
      inFolder('book'),
      '--title',
      '天地',
      '--licence',
      'CC0-1.0',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/paragraphs +4\n +body +2\n +heading, level 1 +2\n/)
    expect(readdirSync(folder).sort()).toEqual(['book', '书.txt'])
    const manifest = decodeManifest(readFileSync(inFolder('book/manifest.json')))
    expect(manifest).toMatchObject({
      ok: true,
      value: {
        title: '天地',
        provenance: { file: '书.txt', licence: 'CC0-1.0' },
        chapters: { length: 2 },
      },
    })
  })

  it('make-bundle replaces an existing bundle, and nothing else in its folder', () => {
    run(file('书.txt', '一、天\n正文。\n二、地'), inFolder('book'))
    file('book/SOURCE.md', 'Where it is from')
    expect(run(file('书.txt', '正文。'), inFolder('book')).status).toBe(0)
    expect(readdirSync(inFolder('book/chapters'))).toEqual(['0001.json'])
    expect(readFileSync(inFolder('book/SOURCE.md'), 'utf8')).toBe('Where it is from')
    expect(readdirSync(folder).sort()).toEqual(['book', '书.txt'])
  })

  it('make-bundle does not touch a folder that is no bundle', () => {
    file('notes', 'mine')
    const { status, stderr } = run(file('书.txt', '正文。'), inFolder('notes'))
    expect([status, readFileSync(inFolder('notes'), 'utf8')]).toEqual([1, 'mine'])
    expect(stderr).toContain('is not a bundle')
  })

  it.each([
    [
      'a file that is not there',
      () => [inFolder('无.txt'), inFolder('book')],
      /无\.txt cannot be read: there is no such file\./,
    ],
    [
      'a file that is no text',
      () => [file('a.png', Uint8Array.of(0x89, 0x50, 0, 1)), inFolder('book')],
      /a\.png: it is not a text/,
    ],
    [
      'a file of nothing',
      () => [file('a.txt', ' \n'), inFolder('book')],
      /a\.txt: there is no text in it\./,
    ],
    [
      'an option there is not',
      () => [file('a.txt', '天'), inFolder('book'), '--colour', 'x'],
      /^Usage: /,
    ],
    ['no folder', () => [file('a.txt', '天')], /^Usage: /],
  ])('make-bundle explains the fault in %s, and fails', (_title, args, sentence) => {
    const { status, stderr } = run(...args())
    expect(status).toBe(1)
    expect(stderr).toMatch(sentence)
    expect(readdirSync(folder)).not.toContain('book')
  })
})
