import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryMaker } from './query.ts'
import { asidesOf } from './search-text.ts'
import { asked, maker, wordsFound } from './testing.ts'
import { variantsOf } from './variants.ts'

const variants = ['皇后以後', '先後 后土']

it.each<[string, readonly string[], string, Parameters<typeof asked>[1], readonly string[]]>([
  ['simplified words in traditional text', ['頭髮', '頭發', '头发'], '发', {}, ['髮', '發', '发']],
  ['traditional words in simplified text', ['头发', '髮'], '髮', {}, ['发', '髮']],
  ['no variant of a variant', ['發財', '理髮', '发'], '發', {}, ['發', '发']],
  ['both variants', variants, '后', {}, ['后', '後', '後', '后']],
  ['both variants for the other one', variants, '後', {}, ['后', '後', '後', '后']],
  ['one variant if asked to', variants, '後', { exactCharacters: true }, ['後', '後']],
  ['all variants connected with a character', ['裡', '裏', '里'], '裡', {}, ['裡', '裏', '里']],
  ['full width by half width', ['ＡＢＣ'], 'abc', {}, ['ＡＢＣ']],
  ['no full width if asked to', ['ＡＢＣ abc'], 'abc', { exactCharacters: true }, ['abc']],
  ['capitals', ['Cat cat CAT'], 'cat', {}, ['Cat', 'cat', 'CAT']],
  ['no capitals if asked to', ['Cat cat ｃat'], 'cat', { matchCase: true }, ['cat', 'ｃat']],
  [
    'only exact words',
    ['Cat cat ｃat'],
    'cat',
    { matchCase: true, exactCharacters: true },
    ['cat'],
  ],
  ['words across a line break', ['中\n国 人'], '中国人', {}, ['中\n国 人']],
  ['words for a query with a space', ['中国人'], '中 国', {}, ['中国']],
  ['words with another space between them', ['the  old\nman'], 'old man', {}, ['old\nman']],
  ['nothing across paragraphs', ['中', '国'], '中国', {}, []],
  ['repeated characters once, without overlap', ['哈哈哈'], '哈哈', {}, ['哈哈']],
  ['words that overlap a false beginning', ['發髮发'], '髮发', {}, ['髮发']],
  ['one sign for two letters', ['ﬀ'], 'f', {}, ['ﬀ']],
  ['characters beyond the basic plane', ['𠮟責叱责'], '叱', {}, ['𠮟', '叱']],
  ['nothing for a lone surrogate', ['😀'], '\ud83d', {}, []],
  ['both spellings of é', ['cafe\u0301 café'], 'é', {}, ['e\u0301', 'é']],
  ['no é for e', ['cafe\u0301 café'], 'e', {}, []],
])('finds %s', (_title, texts, words, options, found) => {
  expect(wordsFound(texts, words, options)).toEqual(found)
})

it('a query without words is refused', () => {
  for (const words of ['', '  ', '\u200b\n']) {
    expect(maker.make(asked(words))).toEqual({ ok: false, why: 'empty' })
  }
})

describe('an aside', () => {
  // 0甲 1乙 2（ 3音 4丙 5） 6丙 7丁
  const passage = { text: '甲乙（音丙）丙丁', asides: [{ start: 2, end: 6 }] }
  it.each([
    ['does not hide words that run across it; the hit then covers it', '乙丙', ['乙（音丙）丙']],
    ['is found by itself', '音丙', ['音丙']],
    ['is found together with the words before it', '乙（音', ['乙（音']],
    ['does not make a word be found twice', '丁', ['丁']],
    ['leaves hits in the order of the text', '丙', ['丙', '丙']],
    ['does not join words that are apart without it', '丁甲', []],
  ])('%s', (_title, words, found) => {
    expect(wordsFound([passage, '丁'], words)).toEqual(words === '丁' ? ['丁', ...found] : found)
  })

  it('does not hide words from a pattern', () => {
    expect(wordsFound([passage], '乙.?丁|乙丙丁', { isPattern: true })).toEqual(['乙（音丙）丙丁'])
  })

  it("is a note between the lines or a note's sign, but never formatted words", () => {
    expect(
      asidesOf([
        { kind: 'interlinearNote', start: 5, end: 9 },
        { kind: 'strong', start: 0, end: 4 },
        { kind: 'ruby', start: 0, end: 4, reading: 'jiǎ' },
        { kind: 'interlinearNote', start: 8, end: 11 },
      ]),
    ).toEqual([{ start: 5, end: 11 }])
  })
})

it('finds everything that a plain search finds', () => {
  const unit = fc.constantFrom(...Array.from('甲乙aé１'), '😀', '𠮟')
  const texts = fc.array(fc.string({ unit, maxLength: 30 }), { maxLength: 5 })
  fc.assert(
    fc.property(texts, fc.string({ unit, minLength: 1, maxLength: 3 }), (given, wanted) => {
      const plain = given.flatMap(text => text.split(wanted).slice(1).fill(wanted))
      expect(wordsFound(given, wanted, { matchCase: true, exactCharacters: true })).toEqual(plain)
    }),
    { numRuns: 1000 },
  )
})

it('refuses a character of the wrong variant in a compatibility form too', () => {
  const tied = queryMaker(variantsOf(['里 甲|甲 乙']))
  expect(wordsFound(['甲乙'], '乙', {}, tied)).toEqual(['甲', '乙'])
  expect(wordsFound(['甲乙', '里\uf9e9'], '乙', {}, tied)).toEqual(['甲', '乙'])
  expect(wordsFound(['甲\uf9e9'], '乙', {}, tied)).toEqual(['甲'])
})

it('finds in random text what a search for every variant finds', () => {
  const han = fc.string({ unit: fc.constantFrom(...Array.from('后後发發髮干乾甲')), maxLength: 40 })
  const words = fc.string({
    unit: fc.constantFrom(...Array.from('后後发發髮干乾甲')),
    minLength: 1,
    maxLength: 2,
  })
  const ways: Record<string, string> = {
    后: '后後',
    後: '后後',
    发: '发發髮',
    發: '发發',
    髮: '发髮',
    干: '干乾',
    乾: '干乾',
    甲: '甲',
  }
  fc.assert(
    fc.property(fc.array(han, { maxLength: 4 }), words, (texts, wanted) => {
      const byHand = new RegExp(
        Array.from(wanted, each => `[${ways[each] ?? each}]`).join(''),
        'gu',
      )
      expect(wordsFound(texts, wanted)).toEqual(texts.flatMap(text => text.match(byHand) ?? []))
    }),
    { numRuns: 1000 },
  )
})
