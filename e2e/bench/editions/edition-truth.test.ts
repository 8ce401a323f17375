import { describe, expect, it } from 'vitest'
import { newSign, type Block } from './edition-prose.ts'
import { followed, Judge, type Mark } from './edition-truth.ts'

/** An old edition of one paragraph of the signs a, b, c …, and a new one: capitals are signs that the old one has not. */
function edition(...paragraphs: readonly string[]): readonly Block[] {
  return paragraphs.map(text => [
    Array.from(text, sign => ({
      sign,
      from: sign < 'a' ? newSign : sign.charCodeAt(0) - 'a'.charCodeAt(0),
    })),
  ])
}
const old = followed(edition('abcdefghijkl'))
/** On `cdefghij`: eight signs. */
const mark: Mark = { index: 0, start: 2, end: 10 }

describe('the words of a mark', () => {
  it.each([
    ['are exactly there if nothing of them changed', ['XabYcdefghijZ'], 'exact'],
    ['are exactly there if their paragraph was cut in two', ['abcdef', 'ghijkl'], 'exact'],
    ['are there if two of eight are others', ['abcXefgYijkl'], 'there'],
    ['are doubtful if three of eight are others', ['abcXYfgZijkl'], 'doubtful'],
    ['are there if six of eight moved together', ['abcdkl', 'Xefghij'], 'there'],
    ['are doubtful if they were parted in the middle', ['abcdefXXXXXXXXghijkl'], 'doubtful'],
    ['are doubtful if they stand in another order', ['abghijcdefkl'], 'doubtful'],
    ['are doubtful if two of eight are left', ['abcdkl'], 'doubtful'],
    ['are gone if one of eight is left', ['abckl'], 'gone'],
    ['are gone though signs like them were written anew', ['abCDEFGHIJkl'], 'gone'],
  ] as const)('%s', (_, fresh, fate) => {
    expect(new Judge(old, followed(edition(...fresh))).fate(mark)).toBe(fate)
  })
})

describe('an answer', () => {
  const at = (start: number, end: number, index = 0) => [{ index, start, end }]
  it.each([
    ['is right on the words', ['XcdefghijY'], at(1, 9), false, false],
    ['is right on half of what stayed', ['XcdefghijY'], at(1, 5), false, false],
    ['is a loss on less', ['XcdefghijY'], at(1, 4), false, true],
    ['is a loss if there is none', ['XcdefghijY'], [], false, true],
    ['is wrong and a loss on other words', ['cdefghij', 'XXXXXX'], at(0, 6, 1), true, true],
    ['is wrong where less than half is its own', ['cdefghijXXXXXXXXX'], at(0, 17), true, true],
    ['is wrong wherever it is if they are gone', ['abckl'], at(2, 3), true, false],
    ['is rightly none if they are gone', ['abckl'], [], false, false],
    ['is no loss if they are doubtful and it is none', ['abcdkl'], [], false, false],
    ['is not wrong if they are doubtful and it is on them', ['abcdkl'], at(2, 4), false, false],
    ['is wrong if they are doubtful and it is elsewhere', ['abcdkl'], at(4, 6), true, false],
  ] as const)('%s', (_, fresh, answer, isWrong, isLost) => {
    const verdict = new Judge(old, followed(edition(...fresh))).verdict(mark, answer)
    expect(verdict).toMatchObject({ isWrong, isLost })
  })
})

it('counts a sign of two code units as two', () => {
  const { texts, origins } = followed([[[{ sign: '𠮷', from: 4 }], [{ sign: '人', from: 5 }]]])
  expect([texts, origins]).toEqual([['𠮷人'], [[4, 4, 5]]])
})
