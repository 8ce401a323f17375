import { expect, it } from 'vitest'
import { matchingCut, sentenceEnds, tidyCut } from './cut-places.ts'

it.each<[string, string, readonly number[]]>([
  ['Chinese', '他说：“好。”然后走了。完', [7, 12]],
  ['English with a number', 'It is 3.5 km. He went.', [13]],
  ['one sentence', '他走了。', []],
])('sentences end where %s ends them, and not at the end of the text', (_what, text, ends) => {
  expect(sentenceEnds(text)).toEqual(ends)
})

it.each<[string, string, number, string, number]>([
  ['after as many sentences', '一。二。三。', 2, 'One. Two. Three.', 4],
  [
    'at the nearest sentence if the numbers differ',
    '一一一一。二。',
    5,
    'One. And so. On it goes.',
    12,
  ],
  ['at the end of a text without sentences', '一。二。', 2, 'One and two', 11],
  ['nowhere if it is empty', '一。二。', 2, '', 0],
  ['nowhere if the text that was cut is empty', '', 0, 'One. Two.', 0],
])('the other side is cut %s', (_what, text, at, other, cut) => {
  expect(matchingCut(text, at, other)).toBe(cut)
})

it('a cut is never inside a character, and spaces stay before it', () => {
  expect(tidyCut('a𠮷b', 2)).toBe(3)
  expect(tidyCut('One.  Two', 4)).toBe(6)
})
