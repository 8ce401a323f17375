import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/places.mjs'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => path !== '' && existsSync(join(root, path)))

const guides = files.filter(path => /(?:^|\/)(?:README|ARCHITECTURE|STYLE)\.md$/.test(path))

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What is written as code in a guide, without the layer's `#`. */
const namesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/`([^`\n]+)`/g), ([, name = '']) => name.replace(/^#/, ''))

it('every file of code that a guide names is there', () => {
  const missing = guides.flatMap(guide =>
    namesIn(read(guide))
      .filter(name => /^[\w./-]+\.(?:tsx?|mjs|cjs|css)$/.test(name))
      .map(name => name.replace(/^(?:\.{1,2}\/)+/, ''))
      .filter(name => !files.some(file => file === name || file.endsWith(`/${name}`)))
      .map(name => `${guide}: ${name}`),
  )
  expect(guides.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})

it('every link of a guide leads to a file or a folder', () => {
  const missing = guides.flatMap(guide =>
    Array.from(read(guide).matchAll(/\]\(([^)#\s]+)/g), ([, link = '']) => link)
      .filter(link => !link.includes(':'))
      .filter(link => !existsSync(join(root, dirname(guide), link)))
      .map(link => `${guide}: ${link}`),
  )
  expect(missing).toEqual([])
})

it.each(['domain', 'formats', 'editor', 'services', 'ui'])(
  'the guide to %s names each of its folders',
  layer => {
    const text = read(`src/${layer}/README.md`)
    const folders = new Set(
      files.flatMap(file => new RegExp(`^src/${layer}/([^/]+)/`).exec(file)?.[1] ?? []),
    )
    expect(folders.size).toBeGreaterThan(5)
    expect([...folders].filter(folder => !text.includes(`\`${folder}/`))).toEqual([])
  },
)
