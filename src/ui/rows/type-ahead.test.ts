import { expect, it } from 'vitest'
import { beginsWith, rowNamed } from './type-ahead.ts'

it.each([
  ['论语', 'ly', true],
  ['论语', 'LY', true],
  ['论语', '论', true],
  ['论语', 'lz', false],
  ['（一）发展', 'yf', true],
  ['第 3 章', 'd3z', true],
  ['Éclair', 'e', true],
  ['12 Houses', '12h', true],
  ['论', 'ly', false],
])('says that %s begins with %s: %s', (name, typed, begins) => {
  expect(beginsWith(name, typed)).toBe(begins)
})

const names = ['abc', 'bcd', 'acd', 'bbb']
const next = (typed: string, from: number) =>
  rowNamed(typed, from, names.length, i => names[i] ?? '')

it.each([
  ['a', 0, 2],
  ['a', 2, 0],
  ['ac', 0, 2],
  ['ac', 2, 2],
  ['bb', 3, 3],
  ['x', 0, null],
])('goes with %s from row %s to %s', (typed, from, to) => {
  expect(next(typed, from)).toBe(to)
})
