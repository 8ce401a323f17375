import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
/** A test as a table names it: its file, and a part of its title. */
const named = /`([^`]+\.(?:test|e2e)\.tsx?)` “([^”]+)”/g

const tables = readdirSync(join(root, 'e2e')).filter(name => name.startsWith('FINDINGS'))
const tests = tables.flatMap(table =>
  [...readFileSync(join(root, 'e2e', table), 'utf8').matchAll(named)].map(
    ([, file = '', title = '']) => ({ table, file, title }),
  ),
)

it('the tables of findings name tests', () => {
  expect(tests.length).toBeGreaterThan(50)
})

it.each(tests)('$table names a test that exists: $file $title', ({ file, title }) => {
  const path = join(root, /^(?:src|electron)\//.test(file) ? file : `e2e/tests/${file}`)
  expect(readFileSync(path, 'utf8')).toContain(title)
})
