import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTime, knownSeq, knownTime, latestTime, mostOperations, unknownTime } from './bounds.ts'

describe('isTime', () => {
  it.each([
    ['the beginning of 1970', 0, true],
    ['the last millisecond of the year 9999', Date.UTC(9999, 11, 31, 23, 59, 59, 999), true],
    ['one millisecond later', Date.UTC(10_000, 0, 1), false],
    ['a time just beyond the range of a date', 8640000000000001, false],
    ['a fraction', 0.5, true],
    ['a time before 1970', -1, false],
    ['1e300', 1e300, false],
    ['not a number', Number.NaN, false],
    ['infinity', Number.POSITIVE_INFINITY, false],
    ['a word', '1', false],
  ])('for %s (%s) returns %s', (_title, value, expected) => {
    expect(isTime(value)).toBe(expected)
  })

  it('accepts only times that a date can show', () => {
    const anything = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.anything())
    fc.assert(
      fc.property(anything, value => {
        expect(new Date(knownTime(value)).toISOString()).toHaveLength(24)
      }),
    )
  })

  it('puts an unknown time before every other', () => {
    expect(knownTime(1e300)).toBe(unknownTime)
    expect(unknownTime).toBeLessThan(1)
    expect(latestTime).toBeGreaterThan(Date.UTC(9999, 0, 1))
  })
})

describe('isCount for a sequence number', () => {
  it('accepts only numbers that still grow by one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.maxSafeInteger()), value => {
        const seq = knownSeq(value)
        expect(seq + 10_000_000 - seq).toBe(10_000_000)
      }),
    )
  })

  it.each([
    [mostOperations, mostOperations],
    [mostOperations + 1, 0],
    [Number.MAX_SAFE_INTEGER, 0],
    [1.5, 0],
    [-1, 0],
    ['7', 0],
  ])('knownSeq turns %s into %s', (value, expected) => {
    expect(knownSeq(value)).toBe(expected)
  })
})
