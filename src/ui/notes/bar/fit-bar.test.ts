import { expect, it } from 'vitest'
import { rowsTaken } from './fit-bar.ts'

it.each([
  ['nothing', [], 0],
  ['what fits in a row', [40, 58], 1],
  ['what is one pixel too wide for a row', [40, 59], 2],
  ['what is wider than a row', [140, 20], 2],
  ['three rows', [60, 60, 60], 3],
])('counts the rows of %s', (_title, widths, rows) => {
  expect(rowsTaken(widths, 100)).toBe(rows)
})
