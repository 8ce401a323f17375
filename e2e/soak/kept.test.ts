import { expect, test } from 'vitest'
import { lostOf, unsavedOf } from './kept.ts'
import { randomFrom } from './random.ts'

const shown = (at: number, text: string, ...marks: string[]) => ({ at, texts: { p: text }, marks })

test.each([
  ['all of it', 'ab𠮷', 'ab𠮷', 0],
  ['more, in the middle', 'ab𠮷', 'axb𠮷y', 0],
  ['less', 'ab𠮷', 'ab', 1],
  ['nothing', 'ab𠮷', '', 1],
  ['other words', 'ab𠮷', 'xyz and more', 1],
])('of a promised text, %s is there', (_, promised, found, lost) => {
  expect(lostOf(shown(0, promised), shown(1, found))).toBe(lost)
})

test('counts a mark that is gone, and a paragraph that is gone', () => {
  expect(lostOf(shown(0, 'a', 'm', 'n'), { at: 1, texts: {}, marks: ['n'] })).toBe(2)
})

test('what is unsaved is as old as the first thing seen that is not there', () => {
  const seen = [shown(100, 'a'), shown(200, 'ab'), shown(300, 'abc')]
  expect(unsavedOf(seen, shown(0, 'a'), 350)).toBe(150)
  expect(unsavedOf(seen, shown(0, 'abc'), 350)).toBe(0)
})

test('a seed gives the same numbers again', () => {
  const numbers = (seed: number) => {
    const random = randomFrom(seed)
    return [random.below(1000), random.below(1000), random.below(1000)]
  }
  expect(numbers(7)).toEqual(numbers(7))
  expect(numbers(7)).not.toEqual(numbers(8))
})
