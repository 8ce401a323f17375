import { expect, it } from 'vitest'
import { compilePattern } from './pattern.ts'
import { someVariants, wordsFound } from './testing.ts'

it.each<[string, string, string, readonly string[]]>([
  ['both variants', '皇后 皇後', '皇后', ['皇后', '皇後']],
  ['both variants within a class', '先后先後', '先[后]', ['先后', '先後']],
  ['a range of characters unchanged', '一後龥', '[一-龥]', ['一', '後', '龥']],
  ['escapes and counts unchanged', 'a1 a22', String.raw`a\d{1,2}`, ['a1', 'a22']],
  ['groups by name', '发發', String.raw`(?<first>发)\k<first>`, []],
  ['characters by property', '后a', String.raw`\p{Script=Han}`, ['后']],
  ['words by what comes after them', '后天 后土', '后(?=土)', ['后']],
  ['small and capital letters', 'Cat', 'c.T', ['Cat']],
  ['words across a line break', '中\n国', '中国', ['中\n国']],
])('a pattern finds %s', (_title, text, pattern, found) => {
  expect(wordsFound([text], pattern, { isPattern: true })).toEqual(found)
})

it.each([
  ['broken', '('],
  ['broken', '[后'],
  ['too-much', 'a{5000}'],
  ['too-much', 'a{2,100000}'],
  ['too-much', 'a'.repeat(2000)],
])('a pattern that is %s is refused', (why, source) => {
  const options = { matchCase: false, waysOf: someVariants.waysOf }
  expect(compilePattern(source, options)).toEqual({ ok: false, why })
})

it('a pattern finds no empty match', () => {
  expect(wordsFound(['甲乙'], 'x*', { isPattern: true })).toEqual([])
})
