import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breaksAtSpaces, keptWords } from './kept-words.ts'

/** Writes a bar where a line may end between two Chinese characters. */
function withBars(text: string): string {
  const kept = keptWords(text)
  let written = ''
  let at = 0
  for (const character of text) {
    const before = at
    at += character.length
    written += character
    if (at < text.length && !kept.some(({ start, end }) => before >= start && before < end))
      written += '|'
  }
  return written
}

it.each([
  ['words are whole', '中国数字基础设施', '中国|数字|基础|设施'],
  ['a particle stays with its word', '建设的地缘政治学', '建设的|地缘|政治学'],
  ['a short run of single characters is a name', '甄士隐梦幻世界', '甄士隐|梦幻|世界'],
  ['a last character is not alone', '中国现代政治学', '中国|现代|政治学'],
  ['a long run of single characters is not', '學而時習之章', '學|而|時|習之章'],
  ['a sign ends a word', '政治：中国学', '政治|：|中国学'],
  ['Latin letters are left to the engine', '走近ABC大学校园', '走近|A|B|C|大学|校园'],
])('%s', (_name, text, bars) => {
  expect(withBars(text)).toBe(bars)
})

it.each(['', '第一章', 'The Analects of Confucius', '一二三'])('leaves “%s” alone', text => {
  expect(keptWords(text)).toEqual([])
})

it.each([
  ['第一回　甄士隐梦幻识通灵　贾雨村风尘怀闺秀', true],
  ['學而 第一', true],
  ['第一章　数字基础设施建设与发展中国家的现代化道路', false],
  ['中国的基础设施', false],
  ['Part One', false],
])('a heading such as “%s” breaks at its spaces alone: %s', (text, expected) => {
  expect(breaksAtSpaces(text)).toBe(expected)
})

it('returns ranges in order, inside the text, that cut no surrogate pair', () => {
  const letters = fc.constantFrom(...Array.from('中国数字的之，。 a𠀀𥍟基础'))
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), parts => {
      const text = parts.join('')
      let last = 0
      for (const { start, end } of keptWords(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThan(text.length)
        expect(text.slice(start, end)).toMatch(/^\p{Script=Han}+$/u)
        last = end
      }
    }),
  )
})
