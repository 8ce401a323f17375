import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from './testing.ts'
import { foldTag, hasTag, longestTag, tidyTag, withoutTag, withTag } from './tags.ts'

describe('a tag', () => {
  it.each([
    ['  网络空间 ', '网络空间'],
    ['\u3000古\u3000', '古'],
    ['e\u0301te\u0301', 'e\u0301te\u0301'],
    ['\u202e倒\u202c', '\u202e倒\u202c'],
    ['a\0b\u001b', 'ab'],
    ['𠀀'.repeat(120), '𠀀'.repeat(longestTag)],
  ])('%j is stored as %j', (typed, kept) => {
    expect(tidyTag(typed)).toBe(kept)
  })

  it.each(['', ' ', '\u3000\n\t'])('%j is refused', typed => {
    expect(tidyTag(typed)).toBeNull()
  })

  it('is the same when it is tidied again, whatever was typed', () => {
    fc.assert(
      fc.property(anyText(), text => {
        const tag = tidyTag(text)
        expect(tag === null || tidyTag(tag) === tag).toBe(true)
      }),
    )
  })

  it.each([
    ['Law', 'lAW'],
    ['ＡＢＣ', 'abc'],
    ['é', 'e\u0301'],
    ['ﾂ', 'ツ'],
    ['①', '1'],
  ])('%s is another spelling of %s', (one, other) => {
    expect(foldTag(one)).toBe(foldTag(other))
  })

  it('is the same when it is folded again', () => {
    fc.assert(
      fc.property(anyText(), text => {
        expect(foldTag(foldTag(text))).toBe(foldTag(text))
      }),
      { examples: [['ϓ'], ['\u1e9e'], ['İ'], ['Å']] },
    )
  })
})

describe('tags of a mark', () => {
  it('are in the order in which they were added', () => {
    expect(withTag(withTag(['乙'], ' 甲 '), '丙')).toEqual(['乙', '甲', '丙'])
  })

  it.each(['法律', ' 法律 ', ' '])('are the same array when %j is added', text => {
    const tags = ['法律', 'Law']
    expect(withTag(tags, text)).toBe(tags)
  })

  it('never contain two spellings of one tag', () => {
    expect(withTag(['Law'], 'LAW')).toEqual(['Law'])
    expect(hasTag(['Law'], 'ｌａｗ')).toBe(true)
  })

  it('lose only the removed one', () => {
    expect(withoutTag(['a', 'b', 'c'], 'b')).toEqual(['a', 'c'])
  })
})
