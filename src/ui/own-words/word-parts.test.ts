import { expect, it } from 'vitest'
import { joinedWithNext, splitWordAt } from './word-parts.ts'

it.each([
  ['杨志道', [0, 1, 2, 3], { start: 0, end: 1 }, { start: 0, end: 2, parts: ['杨志'] }],
  ['杨志道', [0, 2, 3], { start: 0, end: 2 }, { start: 0, end: 3, parts: ['杨志道'] }],
  ['杨志，道', [0, 2, 3, 4], { start: 0, end: 2 }, null],
  ['杨志', [0, 2], { start: 0, end: 2 }, null],
  ['杨志A', [0, 2, 3], { start: 0, end: 2 }, null],
])('the word of %s with the bounds %j at %j joined with the next is %j', (text, bounds, at, is) => {
  expect(joinedWithNext(text, bounds, at)).toEqual(is)
})

it.each([
  ['研究生', { start: 0, end: 3 }, 2, ['研究', '生']],
  ['研究生', { start: 0, end: 3 }, 0, ['研', '究生']],
  ['研究生', { start: 0, end: 3 }, 3, ['研', '究生']],
  ['𠮷祥', { start: 0, end: 3 }, 1, ['𠮷', '祥']],
  ['研', { start: 0, end: 1 }, 0, undefined],
  ['𠮷', { start: 0, end: 2 }, 1, undefined],
])('%s at %j split at %d is %j', (text, range, offset, parts) => {
  expect(splitWordAt(text, range, offset)?.parts).toEqual(parts)
})
