import { describe, expect, it } from 'vitest'
import { newSign, type Block } from './edition-prose.ts'
import { followed, Judge, type Mark } from './edition-truth.ts'

/**
 * Returns an edition of `paragraphs`. The letters a, b, c … are the first characters of the old
 * edition, and capital letters are new characters.
 */
function edition(...paragraphs: readonly string[]): readonly Block[] {
  return paragraphs.map(text => [
    Array.from(text, sign => ({
      sign,
      from: sign < 'a' ? newSign : sign.charCodeAt(0) - 'a'.charCodeAt(0),
    })),
  ])
}
const old = followed(edition('abcdefghijkl'))
/** The mark is on `cdefghij`, which are eight characters. */
const mark: Mark = { index: 0, start: 2, end: 10 }

describe('Judge.fate', () => {
  it.each([
    ['are exact if nothing changed', ['XabYcdefghijZ'], 'exact'],
    ['are exact if their paragraph was cut in two', ['abcdef', 'ghijkl'], 'exact'],
    ['are there if two of eight were replaced', ['abcXefgYijkl'], 'there'],
    ['are doubtful if three of eight were replaced', ['abcXYfgZijkl'], 'doubtful'],
    ['are there if six of eight moved together', ['abcdkl', 'Xefghij'], 'there'],
    [
      'are doubtful if other text was inserted in their middle',
      ['abcdefXXXXXXXXghijkl'],
      'doubtful',
    ],
    ['are doubtful if their order changed', ['abghijcdefkl'], 'doubtful'],
    ['are doubtful if two of eight are left', ['abcdkl'], 'doubtful'],
    ['are gone if one of eight is left', ['abckl'], 'gone'],
    ['are gone if only new characters are equal to them', ['abCDEFGHIJkl'], 'gone'],
  ] as const)('the words of a mark %s', (_, fresh, fate) => {
    expect(new Judge(old, followed(edition(...fresh))).fate(mark)).toBe(fate)
  })
})

describe('Judge.verdict', () => {
  const at = (start: number, end: number, index = 0) => [{ index, start, end }]
  it.each([
    ['on the words is right', ['XcdefghijY'], at(1, 9), false, false],
    ['on half of what is left is right', ['XcdefghijY'], at(1, 5), false, false],
    ['on less than half of what is left is a loss', ['XcdefghijY'], at(1, 4), false, true],
    ['that is missing is a loss', ['XcdefghijY'], [], false, true],
    ['only on other words is wrong and a loss', ['cdefghij', 'XXXXXX'], at(0, 6, 1), true, true],
    ['mostly on other words is wrong and a loss', ['cdefghijXXXXXXXXX'], at(0, 17), true, true],
    ['of words that are gone is wrong everywhere', ['abckl'], at(2, 3), true, false],
    ['that is missing is right if the words are gone', ['abckl'], [], false, false],
    ['that is missing is no loss if the words are doubtful', ['abcdkl'], [], false, false],
    ['on words that are doubtful is not wrong', ['abcdkl'], at(2, 4), false, false],
    ['beside words that are doubtful is wrong', ['abcdkl'], at(4, 6), true, false],
  ] as const)('a placement %s', (_, fresh, answer, isWrong, isLost) => {
    const verdict = new Judge(old, followed(edition(...fresh))).verdict(mark, answer)
    expect(verdict).toMatchObject({ isWrong, isLost })
  })
})

it('followed counts a character of two code units as two', () => {
  const { texts, origins } = followed([[[{ sign: '𠮷', from: 4 }], [{ sign: '人', from: 5 }]]])
  expect([texts, origins]).toEqual([['𠮷人'], [[4, 4, 5]]])
})
