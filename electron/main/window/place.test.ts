import { describe, expect, it } from 'vitest'
import { placeOn, type Rectangle } from './place.ts'

const at = (x: number, y: number, width: number, height: number): Rectangle => ({
  x,
  y,
  width,
  height,
})
const left = at(0, 25, 1920, 1055)
const right = at(1920, 0, 2560, 1440)

describe('a window opens', () => {
  it.each<[string, readonly Rectangle[], Rectangle | null, Rectangle | null]>([
    ['where the system chooses if it was never open', [left], null, null],
    ['where it was', [left], at(100, 100, 1000, 700), at(100, 100, 1000, 700)],
    ['on the display it was on', [left, right], at(2500, 200, 1200, 800), at(2500, 200, 1200, 800)],
    [
      'entirely on its display if it hung over the edge',
      [left],
      at(1700, 100, 1000, 700),
      at(920, 100, 1000, 700),
    ],
    ['where the system chooses when its display is gone', [left], at(2500, 200, 1200, 800), null],
    ['where the system chooses if its top is out of reach', [left], at(100, -200, 1000, 700), null],
    ['where the system chooses if only a sliver shows', [left], at(1900, 100, 1000, 700), null],
    ['no larger than its display', [left], at(0, 25, 2560, 1440), at(0, 25, 1920, 1055)],
    ['no smaller than is readable', [left], at(10, 30, 200, 100), at(10, 30, 720, 500)],
    [
      'large enough to read on a small display',
      [at(0, 0, 640, 480)],
      at(0, 0, 640, 480),
      at(0, 0, 720, 500),
    ],
    [
      'left of the first display',
      [left, at(-1280, 0, 1280, 1024)],
      at(-1200, 10, 900, 600),
      at(-1200, 10, 900, 600),
    ],
  ])('a window opens %s', (_title, displays, place, expected) => {
    expect(placeOn(displays, place)).toEqual(expected)
  })
})
