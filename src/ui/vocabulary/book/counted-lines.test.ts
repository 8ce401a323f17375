import { expect, it } from 'vitest'
import { inCountedOrder } from './counted-lines.ts'

const line = (word: string, count: number, frequency: number | null) => ({
  counted: { word, count, frequency, pinyin: [], meaning: '', place: { index: 0, offset: 0 } },
  status: null,
  meaning: '',
})
const lines = [line('常', 9, 6), line('名', 20, null), line('罕', 2, 1), line('僻', 5, 1)]
const sorted = (order: 'rare' | 'count' | 'place') =>
  inCountedOrder(lines, order)
    .map(({ counted }) => counted.word)
    .join('')

it('rare words come first, the more frequent of equals before, and those without an entry last', () => {
  expect(sorted('rare')).toBe('僻罕常名')
})

it('words are sorted by how often they are in the book, or left in the order of the text', () => {
  expect([sorted('count'), sorted('place')]).toEqual(['名常僻罕', '常名罕僻'])
})
