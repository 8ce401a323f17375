import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/places.mjs'

/** The most source files that one folder may hold; styles, types and tests do not count. */
const mostFiles = 30

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})

/** Everything that is written by hand. */
const written = listed
  .split('\n')
  .filter(path => /^(?:src|electron|e2e|resources)\/.*\.(?:ts|tsx|mjs|cjs|css)$/.test(path))
  .filter(path => existsSync(join(root, path)))

const sources = written.filter(path => !/\.(?:test|e2e)\.tsx?$|\.d\.ts$|\.css$/.test(path))

it('keeps every folder to thirty source files', () => {
  const folders = new Map<string, number>()
  for (const folder of sources.map(path => dirname(path)))
    folders.set(folder, (folders.get(folder) ?? 0) + 1)
  const tooFull = [...folders].filter(([, files]) => files > mostFiles)
  expect(tooFull.map(([folder, files]) => `${folder}: ${files} files`)).toEqual([])
})

/** The most lines of a file that does not begin with the reason why it has more. */
const mostLines = 300

const reason = /\b(?:long|longer|one file)\b[^.]*?(?:because|:)/i

/** Whether the comment at the top of a file says why the file is long. */
function saysWhyLong(text: string): boolean {
  const [top = ''] = /^\/\*.*?\*\//s.exec(text) ?? []
  return reason.test(top.replaceAll(/\s*\n \* ?/g, ' '))
}

it('keeps every file to three hundred lines, unless its first comment says why it is long', () => {
  const tooLong = written.flatMap(path => {
    const text = readFileSync(join(root, path), 'utf8')
    const lines = text.split('\n').length - 1
    return lines <= mostLines || saysWhyLong(text) ? [] : `${path}: ${lines} lines`
  })
  expect(tooLong).toEqual([])
})

/** The layer of a file, such as `src/domain`. A file directly in `src` composes the layers. */
const layerOf = (path: string): string => path.split('/').slice(0, 2).join('/')

const declared =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|enum|let) (\w+)/gm

it('gives no exported name to two layers of the program', () => {
  const homes = new Map<string, Set<string>>()
  const program = sources.filter(path => !path.startsWith('e2e/') && !/testing/.test(path))
  for (const path of program)
    for (const [, name = ''] of readFileSync(join(root, path), 'utf8').matchAll(declared))
      homes.set(name, (homes.get(name) ?? new Set()).add(layerOf(path)))
  expect(program.length).toBeGreaterThan(500)
  const shared = [...homes].filter(([, layers]) => layers.size > 1)
  expect(shared.map(([name, layers]) => `${name}: ${[...layers].join(', ')}`)).toEqual([])
})
