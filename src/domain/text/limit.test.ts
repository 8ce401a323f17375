import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atMost } from './limit.ts'

describe('atMost', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['𠀀𠀀𠀀', 3, '𠀀𠀀𠀀'],
    ['𠀀𠀀𠀀𠀀', 3, '𠀀𠀀𠀀'],
    ['a𠀀b', 2, 'a𠀀'],
    ['abc', 0, ''],
    ['abc', Infinity, 'abc'],
  ])('shortens %j to %d characters as %j', (text, limit, kept) => {
    expect(atMost(text, limit)).toBe(kept)
  })

  it('counts code points in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, limit) => {
        expect(atMost(text, limit)).toBe(Array.from(text).slice(0, limit).join(''))
      }),
    )
  })
})
