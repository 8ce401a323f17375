import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineUp, type Wanted } from './line-up.ts'

const room = { gap: 2, left: -1000, right: 1000 }

it('a word with room is in the middle above its character, at its usual width', () => {
  expect(
    lineUp(
      [
        { centre: 10, width: 8 },
        { centre: 30, width: 12 },
      ],
      room,
    ),
  ).toEqual([
    { left: 6, scale: 1 },
    { left: 24, scale: 1 },
  ])
})

it('two words that would touch move apart by the same length', () => {
  expect(
    lineUp(
      [
        { centre: 10, width: 20 },
        { centre: 30, width: 20 },
      ],
      room,
    ),
  ).toEqual([
    { left: -1, scale: 1 },
    { left: 21, scale: 1 },
  ])
})

it('words that would be far from their characters are drawn narrower', () => {
  const crowd = Array.from({ length: 12 }, (_, i) => ({ centre: i * 20, width: 24 }))
  const placed = lineUp(crowd, room)
  expect(placed[0]?.scale).toBeLessThan(1)
  expect(placed[0]?.scale).toBeGreaterThan(0.7)
})

it('words at the edges of the column stay inside it', () => {
  const [first, last] = lineUp(
    [
      { centre: 10, width: 30 },
      { centre: 190, width: 30 },
    ],
    { gap: 2, left: 0, right: 200 },
  )
  expect(first?.left).toBe(0)
  expect(last?.left).toBe(170)
})

const line = fc
  .array(
    fc.record({ step: fc.integer({ min: 10, max: 40 }), width: fc.integer({ min: 1, max: 60 }) }),
  )
  .map(items => {
    let at = 0
    return items.map(({ step, width }): Wanted => ({ centre: (at += step), width }))
  })

it('words keep their order and never touch', () => {
  fc.assert(
    fc.property(line, wanted => {
      const placed = lineUp(wanted, room)
      expect(placed).toHaveLength(wanted.length)
      for (const [i, { left, scale }] of placed.entries()) {
        const next = placed[i + 1]
        const end = left + (wanted[i]?.width ?? 0) * scale
        if (next) expect(next.left).toBeGreaterThan(end + room.gap - 0.001)
      }
    }),
  )
})
