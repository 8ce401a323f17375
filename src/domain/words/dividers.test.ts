import { expect, it } from 'vitest'
import { dividersOf } from './dividers.ts'

it('boundaries are marked between characters, and not beside signs and letters', () => {
  const text = '中国航天，很好abc词'
  expect(dividersOf(text, [0, 2, 4, 5, 6, 7, 10, 11])).toEqual([
    { start: 1, end: 3 },
    { start: 5, end: 7 },
  ])
})

it('a character of two units is whole on both sides of a boundary', () => {
  expect(dividersOf('𠮷𠮷', [0, 2, 4])).toEqual([{ start: 0, end: 4 }])
})

it('a text of one word has none', () => {
  expect(dividersOf('中国', [0, 2])).toEqual([])
  expect(dividersOf('', [0])).toEqual([])
})
