import { expect, it } from 'vitest'
import { besidePanels, placeBar } from './place-bar.ts'

const size = { width: 300, height: 40 }
const box = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
})

const room = box(0, 0, 1000, 700)

it.each([
  ['over the middle of the selection', box(400, 300, 600, 330), { left: 350, top: 252 }],
  ['under a selection at the top', box(400, 10, 600, 40), { left: 350, top: 48 }],
  ['not over the left edge', box(0, 300, 20, 330), { left: 8, top: 252 }],
  ['not over the right edge', box(980, 300, 1000, 330), { left: 692, top: 252 }],
  [
    'inside even where the selection fills the window',
    box(0, 0, 1000, 700),
    { left: 350, top: 652 },
  ],
  [
    'at the upper edge where the line the reader is on is at the lower',
    { ...box(0, 0, 1000, 700), line: { top: 670, bottom: 700 } },
    { left: 350, top: 8 },
  ],
  [
    'at the lower edge where the line the reader is on is at the upper',
    { ...box(0, 0, 1000, 700), line: { top: 0, bottom: 30 } },
    { left: 350, top: 652 },
  ],
])('puts the bar %s', (_title, selection, expected) => {
  expect(placeBar(selection, size, room)).toEqual(expected)
})

it('puts the bar in the pane of the text, not over the panel beside it', () => {
  const pane = box(300, 50, 1000, 700)
  expect(placeBar(box(310, 300, 330, 330), size, pane)).toEqual({ left: 308, top: 252 })
})

it.each([
  ['no panel', [], [300, 1000]],
  ['a panel at its start', [{ left: 300, right: 500 }], [500, 1000]],
  ['a panel at its end', [{ left: 700, right: 1000 }], [300, 700]],
  [
    'panels that leave too little',
    [
      { left: 300, right: 600 },
      { left: 700, right: 1000 },
    ],
    [300, 1000],
  ],
])('leaves the room beside %s', (_title, panels, [left, right]) => {
  const room = besidePanels(box(300, 50, 1000, 700), panels)
  expect([room.left, room.right]).toEqual([left, right])
})
