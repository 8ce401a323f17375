import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanesOf } from './lanes.ts'

const range = (start: number, end: number) => ({ start, end })
const ranges = fc.array(
  fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 20 })).map(([a, n]) => range(a, a + n)),
  { maxLength: 12 },
)

describe('lanesOf', () => {
  it.each([
    ['no range', [], []],
    ['neighbours', [range(0, 4), range(4, 8)], [0, 0]],
    ['a range in another', [range(2, 4), range(0, 8)], [1, 0]],
    ['equal ranges', [range(0, 4), range(0, 4)], [0, 1]],
    ['a chain of overlaps', [range(0, 10), range(5, 15), range(12, 20)], [0, 1, 0]],
    ['a range in the second of two', [range(0, 10), range(5, 20), range(12, 15)], [0, 1, 2]],
  ])('gives %s lanes', (_what, given, lanes) => {
    expect(lanesOf(given)).toEqual(lanes)
  })

  it('gives ranges that overlap different lanes, and a range in another a higher one', () => {
    fc.assert(
      fc.property(ranges, given => {
        const lanes = lanesOf(given)
        for (const [i, a] of given.entries())
          for (const [j, b] of given.entries()) {
            if (i === j || a.end <= b.start || b.end <= a.start) continue
            expect(lanes[i]).not.toBe(lanes[j])
            const isInside =
              a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start
            if (isInside) expect(lanes[i]).toBeGreaterThan(lanes[j]!)
          }
      }),
    )
  })

  it('gives a range the same lane in whatever order the ranges come', () => {
    const different = fc.uniqueArray(
      fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 20 })),
      { maxLength: 10, selector: String },
    )
    fc.assert(
      fc.property(different, pairs => {
        const given = pairs.map(([a, n]) => range(a, a + n))
        expect(lanesOf(given.toReversed()).toReversed()).toEqual(lanesOf(given))
      }),
    )
  })
})
