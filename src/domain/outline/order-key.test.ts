import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isOrderKey, longestKey } from './key-form.ts'
import { freshKeys, keyBetween } from './order-key.ts'

it('keys put anywhere in a list keep it in its order, and fresh ones replace them if there is no room', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 200 }), places => {
      const keys: string[] = []
      for (const place of places) {
        const at = place % (keys.length + 1)
        const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null)
        if (key === null) throw new Error(`no room at ${at} of ${keys.join(' ')}`)
        expect(isOrderKey(key)).toBe(true)
        keys.splice(at, 0, key)
      }
      expect(keys.toSorted()).toEqual(keys)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

it('a key stays as short as a number at the end of a list, and ends if it would be too long', () => {
  let last: string | null = null
  for (let i = 0; i < 5000; i++) last = keyBetween(last, null)
  expect(last).toHaveLength(6)
  const [first, second] = freshKeys(2)
  if (!first || !second) throw new Error('no keys')
  let after: string | null = second
  let longest = 0
  while (after !== null) {
    longest = after.length
    after = keyBetween(first, after)
  }
  expect(longest).toBeLessThanOrEqual(longestKey)
  expect(longest).toBeGreaterThan(100)
})

it.each([
  ['equal keys', 'i00000', 'i00000'],
  ['keys in the wrong order', 'i00001', 'i00000'],
  ['the lowest key', null, '100000'],
  ['the highest key', 'yzzzzz', null],
])('there is no room beside %s', (_name, before, after) => {
  expect(keyBetween(before, after)).toBeNull()
})

it.each(['', 'i', 'i000000', 'I00000', '000000', 'zzzzzz', `i00000${'1'.repeat(200)}`, 5, null])(
  '%j is no key',
  value => {
    expect(isOrderKey(value)).toBe(false)
  },
)
