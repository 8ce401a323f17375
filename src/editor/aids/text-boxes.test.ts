import { expect, it } from 'vitest'
import { shared } from './text-boxes.ts'

const ranges = (...lengths: readonly number[]) => {
  let at = 0
  return lengths.map(length => ({ start: at, end: (at += length) }))
}
const line = (left: number, top: number, width: number) => ({ left, top, width, bottom: top + 10 })
const lefts = (...lines: readonly Parameters<typeof line>[]) =>
  shared(
    ranges(1, 1, 1, 1),
    lines.map(each => line(...each)),
  ).map(({ box }) => `${box.left}–${box.right} ${box.top}`)

it('characters on one line have equal parts of it', () => {
  expect(lefts([10, 0, 80])).toEqual(['10–30 0', '30–50 0', '50–70 0', '70–90 0'])
})

it('a line has as many characters as its share of the width, also if it is set wider', () => {
  expect(lefts([70, 0, 23], [0, 30, 60])).toEqual(['70–93 0', '0–20 30', '20–40 30', '40–60 30'])
})

it('a range of two characters has two parts', () => {
  const placed = shared(ranges(1, 2, 1), [line(0, 0, 80)])
  expect(placed.map(({ box }) => [box.left, box.right])).toEqual([
    [0, 20],
    [20, 60],
    [60, 80],
  ])
})

it('words that are hidden have no box', () => {
  expect(shared(ranges(1, 1), [])).toEqual([])
})
