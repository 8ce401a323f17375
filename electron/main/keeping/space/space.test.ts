import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { freeBytes, spaceOf } from './space.ts'

const mebibyte = 1024 * 1024

it.each([
  [0, 'none'],
  [50 * mebibyte - 1, 'none'],
  [50 * mebibyte, 'low'],
  [200 * mebibyte - 1, 'low'],
  [200 * mebibyte, 'enough'],
  [Number.POSITIVE_INFINITY, 'enough'],
] as const)('%d free bytes are %s', (bytes, space) => {
  expect(spaceOf(bytes)).toBe(space)
})

it('asks the system, and counts the space as enough if the system does not say', async () => {
  expect(await freeBytes(tmpdir())).toBeGreaterThan(0)
  expect(await freeBytes('/no such folder')).toBe(Number.POSITIVE_INFINITY)
})
