import { expect, it } from 'vitest'
import { debianPackagesOf } from './libraries.mjs'

it('names each Debian package once, with the older name of a renamed one', () => {
  expect(debianPackagesOf(['libgio-2.0.so.0', 'libglib-2.0.so.0', 'libnss3.so'])).toEqual([
    'libglib2.0-0t64 | libglib2.0-0',
    'libnss3',
  ])
})

it('does not forget a library that a new Electron needs', () => {
  expect(() => debianPackagesOf(['libnew.so.1'])).toThrow('This Electron needs libnew.so.1.')
})
