import { expect, it } from 'vitest'
import { nextZoom } from './zoom.ts'

it.each([
  [1, 1, 1.1],
  [1, -1, 0.9],
  [1.0999, 1, 1.25],
  [1.1001, -1, 1],
  [1.5, 0, 1],
  [3, 1, 3],
  [0.5, -1, 0.5],
  [1.3, 1, 1.5],
  [1.3, -1, 1.25],
] as const)('the zoom %s changes in direction %s to %s', (zoom, direction, next) => {
  expect(nextZoom(zoom, direction)).toBe(next)
})
