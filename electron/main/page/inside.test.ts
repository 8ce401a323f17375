import { expect, it } from 'vitest'
import { isInside } from './inside.ts'

it.each([
  ['/a', '/a/b', true],
  ['/a', '/a/b/c', true],
  ['/a', '/a/..b', true],
  ['/a', '/a', false],
  ['/a', '/', false],
  ['/a', '/ab', false],
  ['/a', '/b', false],
])('the folder %s contains %s: %s', (base, path, inside) => {
  expect(isInside(base, path)).toBe(inside)
})
