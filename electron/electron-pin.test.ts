import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const pinned: string = JSON.parse(read('package.json')).devDependencies.electron

it('the pin is one exact version, and the lock file has the same', () => {
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/)
  const { packages } = JSON.parse(read('package-lock.json'))
  expect(packages['node_modules/electron'].version).toBe(pinned)
})

it('the version is written in one place, and other files read it there', () => {
  const code = ['electron', 'e2e', 'resources'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:ts|tsx|mjs|cjs|json|yml)$/.test(name))
      .map(name => join(folder, name)),
  )
  expect(code.length).toBeGreaterThan(100)
  expect([...code, 'electron.config.ts'].filter(name => read(name).includes(pinned))).toEqual([])
})
