import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from './testing.ts'
import {
  foldTag,
  hasTag,
  longestTag,
  retagged,
  tagLeaf,
  tagLine,
  tidyTag,
  underTag,
  withoutTag,
  withTag,
} from './tags.ts'

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
    ['教育 ／女子', '教育/女子'],
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

describe('a tag under another', () => {
  it.each([
    ['教育/女子/中学', ['教育', '教育/女子', '教育/女子/中学'], '中学'],
    ['教育 ／ 女子', ['教育', '教育 ／ 女子'], '女子'],
    ['教育', ['教育'], '教育'],
    ['https://x', ['https://x'], 'https://x'],
    ['/', ['/'], '/'],
    ['a/', ['a/'], 'a/'],
  ])('%j has the line %j and ends in %j', (tag, line, leaf) => {
    expect(tagLine(tag)).toEqual(line)
    expect(tagLeaf(tag)).toBe(leaf)
  })

  it.each([
    ['教育', true],
    ['教育/女子', true],
    ['教育 ／女子', true],
    ['教育学', false],
    ['女子教育', false],
    ['女子/教育', false],
  ])('%s belongs to 教育: %s', (tag, belongs) => {
    expect(underTag('教育')(tag)).toBe(belongs)
  })

  it('belongs to its parent in any spelling', () => {
    expect(underTag('law')('Ｌａｗ/Court')).toBe(true)
  })
})

describe('retagging', () => {
  it.each([
    [
      'renames a tag and those under it',
      ['x', '教育', '教育/女子'],
      ['教育'],
      '學校',
      ['x', '學校', '學校/女子'],
    ],
    ['gives no mark a tag twice', ['教育', 'Xue'], ['教育'], 'xue', ['xue']],
    ['merges several tags', ['a', 'b/c', 'd'], ['a', 'b'], 'd', ['d', 'd/c']],
    ['merges a tag and one under it', ['a/b', 'a/c'], ['a', 'a/b'], 'z', ['z', 'z/c']],
    ['removes a tag and those under it', ['教育/女子', 'x'], ['教育'], null, ['x']],
    [
      'moves a tag under itself, but not what is there',
      ['a', 'a/b', 'a/b/c'],
      ['a'],
      'a/b',
      ['a/b', 'a/b/c'],
    ],
    ['moves a tag up', ['a/b', 'a/b/c'], ['a/b'], 'a', ['a', 'a/c']],
    ['spells a tag in another way', ['Law/Court'], ['LAW'], 'law', ['law/Court']],
    ['leaves tags whose names only begin alike', ['教育学'], ['教育'], 'x', ['教育学']],
  ])('%s', (_, tags, from, to, expected) => {
    expect(retagged(tags, { from, to })).toEqual(expected)
  })

  it('returns the same array if it changes nothing', () => {
    const tags = ['a', 'b']
    expect(retagged(tags, { from: ['c'], to: 'd' })).toBe(tags)
    expect(retagged(tags, { from: ['a'], to: 'a' })).toBe(tags)
  })

  it('never gives a mark a tag twice, and leaves none of the old tags, whatever they are', () => {
    const part = fc.constantFrom('a', 'A', 'b', 'ｂ', 'c')
    const tag = fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'))
    fc.assert(
      fc.property(fc.array(tag), tag, tag, (made, from, to) => {
        const tags = made.reduce<readonly string[]>(withTag, [])
        const after = retagged(tags, { from: [from], to })
        expect(new Set(after.map(foldTag)).size).toBe(after.length)
        const isOld = underTag(from)
        if (!isOld(to)) expect(after.filter(one => isOld(one) && !underTag(to)(one))).toEqual([])
      }),
    )
  })
})
