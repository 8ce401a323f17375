import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitGloss, roomsOf } from './gloss-room.ts'

const line = { left: 0, right: 100, gap: 4, over: 20 }
const widthOf = (text: string) => Array.from(text).length

it('a gloss extends over words without one, which two neighbours share', () => {
  expect(
    roomsOf(
      [
        { left: 10, right: 20 },
        { left: 30, right: 40 },
        { left: 90, right: 98 },
      ],
      line,
    ),
  ).toEqual([
    { left: 0, right: 23 },
    { left: 27, right: 60 },
    { left: 70, right: 100 },
  ])
})

it('the rooms of glosses never overlap', () => {
  const words = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 5, max: 40 })), { maxLength: 12 })
  fc.assert(
    fc.property(words, given => {
      let at = 0
      const spans = given.map(([gap, width]) => {
        const left = at + gap
        return { left, right: (at = left + width) }
      })
      const rooms = roomsOf(spans, { ...line, right: at })
      for (const [i, { left }] of rooms.entries()) {
        const before = rooms[i - 1]
        if (before) expect(left).toBeGreaterThanOrEqual(before.right + line.gap - 1e-9)
      }
    }),
  )
})

it.each([
  [['digital', 'of digits'], 7, 'digital'],
  [['numerical', 'digital'], 8, 'digital'],
  [['digital economy'], 9, 'digital…'],
  [['digital economy'], 6, 'digit…'],
  [['𠮷𠮷𠮷𠮷𠮷𠮷'], 3, '𠮷𠮷…'],
  [['digital'], 2, ''],
  [[], 9, ''],
])('of %j the room of %i shows “%s”', (texts, room, shown) => {
  expect(fitGloss(texts, room, widthOf)).toBe(shown)
})
