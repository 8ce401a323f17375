import { expect, it } from 'vitest'
import { longestPersonalWords, readWords, writeWords } from './personal-words.ts'

it('the list is in order, without repetitions, and reads back', () => {
  const stored = writeWords(['junzi', 'daoxue', 'junzi'])
  expect(readWords(stored)).toEqual(['daoxue', 'junzi'])
  expect(readWords('')).toEqual([])
})

it('the list never grows beyond what a setting may hold', () => {
  const words = Array.from({ length: 5000 }, (_, i) => `${i}`.padStart(40, 'x'))
  expect(writeWords(words).length).toBeLessThanOrEqual(longestPersonalWords)
})
