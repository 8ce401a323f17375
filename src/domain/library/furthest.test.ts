import { expect, it } from 'vitest'
import { readingFrom, readingOn, type Seen } from './furthest.ts'

/** Returns the furthest paragraph read after the screen has shown `screens`. */
const after = (before: number, ...screens: readonly (readonly [number, number])[]) =>
  screens.map(([first, last]): Seen => ({ first, last })).reduce(readingOn, readingFrom(before))
    .furthest

it('the first screen of a new book is read', () => {
  expect(after(-1, [0, 8])).toBe(8)
})

it('what was read stays read when the reader scrolls back', () => {
  expect(after(-1, [0, 8], [5, 14], [12, 20], [6, 15], [0, 8])).toBe(20)
})

it('a jump ahead is not read, nor is the way back', () => {
  expect(after(20, [14, 22], [180, 190], [14, 22])).toBe(22)
})

it('a small step at the place of a jump does not make it read', () => {
  expect(after(20, [14, 22], [180, 190], [181, 191], [179, 189])).toBe(22)
})

it('the place of a jump is read when its screen has been read past', () => {
  expect(after(20, [14, 22], [180, 190], [185, 195], [191, 201])).toBe(201)
})

it('a jump between chapters does not add what was jumped over before', () => {
  expect(after(20, [180, 190], [185, 195], [60, 70], [65, 75])).toBe(20)
})

it('a book that is opened where it was left goes on from there', () => {
  expect(after(50, [44, 53], [50, 60])).toBe(60)
})
