import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

const box = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
})

it.each([
  ['nothing', [], []],
  ['one piece', [box(10, 0, 20, 20)], [box(10, 0, 20, 20)]],
  ['pieces of different heights', [box(10, 2, 20, 18), box(20, 0, 50, 20)], [box(10, 0, 50, 20)]],
  ['a piece in a piece', [box(10, 0, 50, 20), box(20, 2, 30, 18)], [box(10, 0, 50, 20)]],
  ['a raised piece', [box(10, 0, 50, 20), box(50, -4, 60, 10)], [box(10, -4, 60, 20)]],
  ['pieces from right to left', [box(50, 0, 80, 20), box(10, 0, 50, 20)], [box(10, 0, 80, 20)]],
  ['a piece without a width', [box(10, 0, 20, 20), box(0, 30, 0, 50)], [box(10, 0, 20, 20)]],
  [
    'the next line',
    [box(80, 0, 100, 20), box(0, 30, 40, 50), box(40, 30, 60, 50)],
    [box(80, 0, 100, 20), box(0, 30, 60, 50)],
  ],
  [
    'the next line where it stands close and further right',
    [box(0, 0, 100, 20), box(0, 19, 40, 39)],
    [box(0, 0, 100, 20), box(0, 19, 40, 39)],
  ],
])('joins %s by lines', (_what, pieces, lines) => {
  expect(linesOf(pieces)).toEqual(lines)
})

it('joins a mark to the same lines however overlapping marks cut it', () => {
  const line = fc.record({ left: fc.nat(200), width: fc.integer({ min: 2, max: 300 }) })
  const cuts = fc.array(fc.nat(300), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.tuple(line, cuts), { maxLength: 5 }), lines => {
      const whole = lines.map(([{ left, width }], n) =>
        box(left, 30 * n, left + width, 30 * n + 24),
      )
      const cut = lines.flatMap(([{ left, width }, at], n) => {
        const edges = [...new Set([0, ...at.filter(x => x < width), width])].sort((a, b) => a - b)
        return edges.slice(1).map((to, i) => box(left + edges[i]!, 30 * n, left + to, 30 * n + 24))
      })
      expect(linesOf(cut)).toEqual(whole)
    }),
  )
})
