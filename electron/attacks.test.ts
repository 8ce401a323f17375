import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The paths of all tests, without their endings. */
const tests = ['src', 'electron', 'e2e'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => `/${folder}/${name.replaceAll('\\', '/')}`)
    .filter(name => /\.(?:test|e2e)\.tsx?$/.test(name))
    .map(name => name.replace(/(?:\.browser)?\.(?:test|e2e)\.tsx?$/, '')),
)

/**
 * The rows of the README's table of attacks: the attack, the defence, and the test that checks it.
 */
const rows = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('|'))
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(([, what]) => !/^(?:attack|-+)$/.test(what ?? ''))

it('the table of attacks has a row for each of the twenty items, and for each threat', () => {
  const named = rows.map(([, what = '']) => what).join('\n')
  for (let item = 1; item <= 20; item++) expect(named).toMatch(new RegExp(`\\b${item}\\b`))
  for (let threat = 1; threat <= 22; threat++) expect(named).toMatch(new RegExp(`\\bT${threat}\\b`))
})

it.each(rows.map(([, what = '', , by = '']) => [what, by] as const))(
  'the table of attacks names existing tests: %s',
  (_what, by) => {
    expect(by).not.toBe('')
    const isElsewhere = by === 'as there'
    const names = [...by.matchAll(/`([\w./-]+)`/g)].map(([, name]) => name ?? '')
    expect(names.length > 0 || isElsewhere).toBe(true)
    expect(names.filter(name => !tests.some(test => test.endsWith(`/${name}`)))).toEqual([])
  },
)
