import { expect, it } from 'vitest'
import { differ, everywhere } from './packages.mjs'

const locked = {
  '': { version: '0.1.0' },
  'node_modules/dexie': { version: '4.4.7' },
  'node_modules/binding-win32': { version: '1.0.0', optional: true },
}

it.each([
  ['all that is locked is there', { 'node_modules/dexie': { version: '4.4.7' } }, false],
  ['nothing is installed', {}, true],
  ['a version is another', { 'node_modules/dexie': { version: '4.4.6' } }, true],
  [
    'one package is there over and above',
    { 'node_modules/dexie': { version: '4.4.7' }, 'node_modules/left': { version: '1.0.0' } },
    false,
  ],
  [
    'a package for some machines is another',
    {
      'node_modules/dexie': { version: '4.4.7' },
      'node_modules/binding-win32': { version: '0.9.0' },
    },
    true,
  ],
])('packages are installed again when needed: %s', (_title, installed, expected) => {
  expect(differ(locked, installed)).toBe(expected)
})

it('lists the locked packages except those for some machines only', () => {
  expect(everywhere(locked)).toEqual(['node_modules/dexie'])
})
