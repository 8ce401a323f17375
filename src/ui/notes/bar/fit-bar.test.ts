import { expect, it } from 'vitest'
import { evenWidth, rowsTaken } from './fit-bar.ts'

it.each([
  ['nothing', [], 0],
  ['what fits in a row', [40, 58], 1],
  ['what is one pixel too wide for a row', [40, 59], 2],
  ['what is wider than a row', [140, 20], 2],
  ['three rows', [60, 60, 60], 3],
])('counts the rows of %s', (_title, widths, rows) => {
  expect(rowsTaken(widths, 100)).toBe(rows)
})

it('makes two rows alike instead of leaving one box for the second', () => {
  const boxes = Array.from({ length: 11 }, () => 48)
  expect(rowsTaken(boxes, 510)).toBe(2)
  const width = evenWidth(boxes, 510)
  // Six in the first row.
  expect(width).toBeGreaterThanOrEqual(6 * 50 - 2)
  expect(width).toBeLessThan(7 * 50)
  expect(rowsTaken(boxes, width)).toBe(2)
})

it('leaves what fits in a row, or has too wide a box, its width', () => {
  expect(evenWidth([40, 50], 100)).toBe(100)
  expect(evenWidth([140, 20], 100)).toBe(100)
})
