import { expect, test } from 'vitest'
import { lostOf, unsavedOf } from './kept.ts'
import { randomFrom } from './random.ts'

const shown = (at: number, text: string, ...marks: string[]) => ({ at, texts: { p: text }, marks })

test.each([
  ['returns 0 if the text is complete', 'ab𠮷', 'ab𠮷', 0],
  ['returns 0 if the text has additions', 'ab𠮷', 'axb𠮷y', 0],
  ['returns 1 if a character is missing', 'ab𠮷', 'ab', 1],
  ['returns 1 if the text is empty', 'ab𠮷', '', 1],
  ['returns 1 if the text is different', 'ab𠮷', 'xyz and more', 1],
])('lostOf %s', (_, promised, found, lost) => {
  expect(lostOf(shown(0, promised), shown(1, found))).toBe(lost)
})

test('lostOf counts a missing mark and a missing paragraph', () => {
  expect(lostOf(shown(0, 'a', 'm', 'n'), { at: 1, texts: {}, marks: ['n'] })).toBe(2)
})

test('unsavedOf returns the age of the first text that was seen and is missing', () => {
  const seen = [shown(100, 'a'), shown(200, 'ab'), shown(300, 'abc')]
  expect(unsavedOf(seen, shown(0, 'a'), 350)).toBe(150)
  expect(unsavedOf(seen, shown(0, 'abc'), 350)).toBe(0)
})

test('randomFrom returns the same numbers for the same seed', () => {
  const numbers = (seed: number) => {
    const random = randomFrom(seed)
    return [random.below(1000), random.below(1000), random.below(1000)]
  }
  expect(numbers(7)).toEqual(numbers(7))
  expect(numbers(7)).not.toEqual(numbers(8))
})
