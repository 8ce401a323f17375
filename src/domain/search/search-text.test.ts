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
  ['no third way of writing', ['發財', '理髮', '发'], '發', {}, ['發', '发']],
  ['either way of writing', variants, '后', {}, ['后', '後', '後', '后']],
  ['either way, asked the other way', variants, '後', {}, ['后', '後', '後', '后']],
  ['one way of writing when asked to', variants, '後', { exactCharacters: true }, ['後', '後']],
  ['both ways of a tied pair', ['裡', '裏', '里'], '裡', {}, ['裡', '裏', '里']],
  ['full width by half width', ['ＡＢＣ'], 'abc', {}, ['ＡＢＣ']],
  ['no full width when asked', ['ＡＢＣ abc'], 'abc', { exactCharacters: true }, ['abc']],
  ['capitals', ['Cat cat CAT'], 'cat', {}, ['Cat', 'cat', 'CAT']],
  ['no capitals when asked', ['Cat cat ｃat'], 'cat', { matchCase: true }, ['cat', 'ｃat']],
  [
    'only what is written',
    ['Cat cat ｃat'],
    'cat',
    { matchCase: true, exactCharacters: true },
    ['cat'],
  ],
  ['across a broken line', ['中\n国 人'], '中国人', {}, ['中\n国 人']],
  ['a query with a space in it', ['中国人'], '中 国', {}, ['中国']],
  ['words with another space between', ['the  old\nman'], 'old man', {}, ['old\nman']],
  ['not across paragraphs', ['中', '国'], '中国', {}, []],
  ['each once, not overlapping', ['哈哈哈'], '哈哈', {}, ['哈哈']],
  ['what overlaps a false beginning', ['發髮发'], '髮发', {}, ['髮发']],
  ['two letters that are one sign', ['ﬀ'], 'f', {}, ['ﬀ']],
  ['beyond the basic plane', ['𠮟責叱责'], '叱', {}, ['𠮟', '叱']],
  ['half a character nowhere', ['😀'], '\ud83d', {}, []],
  ['é written in two ways', ['cafe\u0301 café'], 'é', {}, ['e\u0301', 'é']],
  ['nothing of é for e', ['cafe\u0301 café'], 'e', {}, []],
])('finds %s', (_title, texts, words, options, found) => {
  expect(wordsFound(texts, words, options)).toEqual(found)
})

it('does not look for nothing', () => {
  for (const words of ['', '  ', '\u200b\n']) {
    expect(maker.make(asked(words))).toEqual({ ok: false, why: 'empty' })
  }
})

describe('an aside', () => {
  // 0甲 1乙 2（ 3音 4丙 5） 6丙 7丁
  const passage = { text: '甲乙（音丙）丙丁', asides: [{ start: 2, end: 6 }] }
  it.each([
    ['does not hide what runs across it, which then covers it', '乙丙', ['乙（音丙）丙']],
    ['is found by itself', '音丙', ['音丙']],
    ['may be asked for with what stands before it', '乙（音', ['乙（音']],
    ['makes nothing be found twice', '丁', ['丁']],
    ['leaves the order of the text', '丙', ['丙', '丙']],
    ['does not join what it does not part', '丁甲', []],
  ])('%s', (_title, words, found) => {
    expect(wordsFound([passage, '丁'], words)).toEqual(words === '丁' ? ['丁', ...found] : found)
  })

  it('hides nothing from a pattern either', () => {
    expect(wordsFound([passage], '乙.?丁|乙丙丁', { isPattern: true })).toEqual(['乙（音丙）丙丁'])
  })

  it('is a note between the lines or the sign of a note, and never words that are set apart only by their looks', () => {
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

it('finds all that a plain search finds', () => {
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

it('finds no false way of writing in another shape either', () => {
  const tied = queryMaker(variantsOf(['里 甲|甲 乙']))
  expect(wordsFound(['甲乙'], '乙', {}, tied)).toEqual(['甲', '乙'])
  expect(wordsFound(['甲乙', '里\uf9e9'], '乙', {}, tied)).toEqual(['甲', '乙'])
  expect(wordsFound(['甲\uf9e9'], '乙', {}, tied)).toEqual(['甲'])
})

it('finds in a patched text what a search by hand of every way of writing finds', () => {
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
