import { expect, it } from 'vitest'
import { createGivenParts } from './given-parts.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (all: Uint8Array | null) => all && new TextDecoder().decode(all)

it('returns the parts of each file in order, once', async () => {
  const given = createGivenParts()
  for (const part of ['山', '水']) {
    await given.add('a', bytes(part))
    await given.add('b', bytes(`${part}!`))
  }
  expect(text(given.take('a'))).toBe('山水')
  expect(text(given.take('b'))).toBe('山!水!')
  expect(given.take('a')).toBeNull()
})

it('forgets a file that is dropped', async () => {
  const given = createGivenParts()
  await given.add('a', bytes('山'))
  await given.drop('a')
  expect(given.take('a')).toBeNull()
})

it('holds the two files that were begun last', async () => {
  const given = createGivenParts()
  for (const id of ['a', 'b', 'c']) await given.add(id, bytes(id))
  expect(['a', 'b', 'c'].map(id => text(given.take(id)))).toEqual([null, 'b', 'c'])
})

it('refuses a file that grows without end', async () => {
  const given = createGivenParts()
  const part = new Uint8Array(200 * 1024 * 1024)
  await given.add('a', part)
  await given.add('a', part)
  await expect(given.add('a', part)).rejects.toThrow(RangeError)
  expect(given.take('a')).toBeNull()
})
