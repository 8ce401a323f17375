import { expect, it } from 'vitest'
import { joined } from './mark-lines.ts'

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
  expect(joined(pieces)).toEqual(lines)
})
