import { expect, it } from 'vitest'
import { proposedWords } from './proposed.ts'

it.each([
  [
    'other words stand for the printed ones',
    'abcd',
    1,
    2,
    'xy',
    { start: 1, end: 2, reading: 'xy' },
  ],
  [
    'words that the other edition lacks are left out',
    'abcd',
    1,
    2,
    '',
    { start: 1, end: 2, reading: '∅' },
  ],
  [
    'words more are proposed with the character before them',
    '𠀀𠀁',
    4,
    4,
    'x',
    { start: 2, end: 4, reading: '𠀁x' },
  ],
  [
    'at the beginning they are proposed with the character after them',
    '𠀀b',
    0,
    0,
    'x',
    { start: 0, end: 2, reading: 'x𠀀' },
  ],
  ['a change in spaces only cannot be proposed', 'ab', 1, 1, '　', null],
  ['an empty paragraph cannot be emended', '', 0, 0, 'x', null],
  ['words that are too long for an emendation are not cut', 'ab', 0, 1, 'x'.repeat(401), null],
  ['the sign of an omission is no word', 'ab', 0, 1, '∅', null],
])('%s', (_, text, start, end, words, expected) => {
  expect(proposedWords(text, start, end, words)).toEqual(expected)
})
