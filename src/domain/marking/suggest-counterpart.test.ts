import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sentencesOfPair } from '../sentences/sentence-links.ts'
import { suggestCounterpart, type KnownPair } from './suggest-counterpart.ts'

/** Returns the words suggested for `words` of `text`, at the `nth` place where they are. */
function suggested(text: string, words: string, other: string, known: readonly KnownPair[] = []) {
  const start = text.indexOf(words)
  const range = suggestCounterpart({
    text,
    range: { start, end: start + words.length },
    other,
    known,
  })
  return range && other.slice(range.start, range.end)
}

it.each([
  ['a year', '2015年发布报告', '2015年', 'The report of 2015 was published.', '2015'],
  [
    'a large number',
    '规模达36.7万亿元',
    '36.7万亿元',
    'It reached 36.7 trillion yuan.',
    '36.7 trillion',
  ],
  ['a number with separators', '共12,345人', '12,345人', 'There were 12,345 of them', '12,345'],
  ['Chinese numerals', '一百二十人到场', '一百二十', 'All 120 came', '120'],
  [
    'a number of the translation',
    '规模达三千亿元',
    '三千亿',
    '300 billion yuan, of 20',
    '300 billion',
  ],
  ['a name in Latin letters', '加入WTO以后', 'WTO', 'After joining the WTO, it', 'WTO'],
  ['a Chinese name', '那张角本是秀才', '张角', 'This Zhang Jue was a scholar', 'Zhang Jue'],
  ['a name in one word', '李世民即位', '李世民', 'When Li Shimin came', 'Li Shimin'],
  ['a name with tones', '吕布来了', '吕布', 'Then Lǚ Bù came', 'Lǚ Bù'],
  ['a name without its dots', '吕布来了', '吕布', 'Then Lu Bu came', 'Lu Bu'],
  ['a name with an apostrophe', '到西安去', '西安', "They went to Xi'an", "Xi'an"],
  ['a name of one character', '并入于秦', '秦', 'They were absorbed by Qin.', 'Qin'],
  ['the Chinese of a name', 'Then Zhang Jue rose', 'Zhang Jue', '时张角起义', '张角'],
  ['a number in words', '七国分争', '七国', 'Those seven states contended', 'seven'],
  [
    'several words of a number',
    '一百二十人',
    '一百二十',
    'A hundred, no, one hundred and twenty',
    'one hundred and twenty',
  ],
  ['the Chinese of a number in words', 'the seven states', 'seven', '周末七国分争', '七'],
  ['a title', '见《论语》与《孟子》。', '孟子', 'See “The Analects” and “Mencius”.', 'Mencius'],
  [
    'a sentence',
    '春天来了。花开了。',
    '花开了。',
    'Spring came. Flowers bloomed.',
    'Flowers bloomed.',
  ],
  ['the only sentence', '春天来了。', '春天来了。', 'Spring has come.', 'Spring has come.'],
])('%s is found on the other side', (_what, text, words, other, expected) => {
  expect(suggested(text, words, other)).toBe(expected)
})

it.each([
  ['words without evidence', '春天来了，花开了。', '春天', 'Spring came, flowers bloomed.'],
  ['a number that the other side has twice', '2015年发布', '2015年', 'From 2015 until 2015'],
  ['a single Chinese numeral', '一些国家', '一些', 'In 1 of them'],
  ['何 and a pronoun', '何出此言', '何', 'He said this.'],
  ['a Chinese name that is there twice', '张角来', '张角', 'Zhang Jue and Zhang Jue'],
  ['the beginning of a longer name', '见张飞', '张飞', 'He saw Zhang Feiyan'],
  ['one syllable in Chinese', 'the Qin fell', 'Qin', '亲人来了'],
  ['words in lower case', '在山上看', '山上', 'the shan shang'],
  ['two numbers at once', '从12到15人', '从12到15', 'From 12 on'],
  ['a title among other numbers of titles', '见《论语》。', '论语', 'See “A” and “B”.'],
  [
    'one of two sentences that became one',
    '春天来了。花开了。',
    '花开了。',
    'Spring came and went.',
  ],
  ['anything if there is no translation', '2015年', '2015年', ' '],
])('nothing is suggested for %s', (_what, text, words, other) => {
  expect(suggested(text, words, other)).toBeNull()
})

/** Returns what is suggested if the sentences of two texts are linked by their numbers. */
function suggestedIn(
  texts: readonly [string, string],
  words: string,
  pairs: readonly [number, number][],
) {
  const [text, other] = texts
  const [here, there] = [sentencesOfPair(text), sentencesOfPair(other)]
  const links = pairs.map(([a, b]) => ({ source: [here[a]!], translation: [there[b]!] }))
  const start = text.indexOf(words)
  const range = { start, end: start + words.length }
  const found = suggestCounterpart({ text, range, other, known }, { links, side: 'source' })
  return found && other.slice(found.start, found.end)
}

const twice = [
  '2015年报告发布。2015年WTO改革。',
  'In 2015 it came out. In 2015 the WTO changed.',
] as const
const inOrder: readonly [number, number][] = [
  [0, 0],
  [1, 1],
]
const crossed: readonly [number, number][] = [
  [0, 1],
  [1, 0],
]

it('a number that the paragraph has twice is found in the linked sentence', () => {
  const [text, other] = twice
  const start = text.lastIndexOf('2015年')
  const [here, there] = [sentencesOfPair(text), sentencesOfPair(other)]
  const links = [{ source: [here[1]!], translation: [there[1]!] }]
  const asked = { text, range: { start, end: start + 5 }, other, known: [] }
  expect(suggestCounterpart(asked)).toBeNull()
  const at = other.lastIndexOf('2015')
  expect(suggestCounterpart(asked, { links, side: 'source' })).toEqual({ start: at, end: at + 4 })
})

it('a whole sentence goes to the one that is linked, not to the one of equal number', () => {
  expect(suggestedIn(twice, '2015年报告发布。', inOrder)).toBe('In 2015 it came out.')
  expect(suggestedIn(twice, '2015年报告发布。', crossed)).toBe('In 2015 the WTO changed.')
})

it('nothing is suggested for a sentence that is linked with none', () => {
  expect(suggestedIn(twice, '2015年报告发布。', [[1, 1]])).toBeNull()
})

const known = [{ words: '安全', counterpart: 'security' }]

it('words that were linked before suggest the same rendering, in any case', () => {
  expect(suggested('国家安全工作', '安全', 'Work on national Security.', known)).toBe('Security')
})

it('an earlier rendering is not suggested inside a longer word, or if it is not there as often', () => {
  expect(suggested('安全工作', '安全', 'A securityless world', known)).toBeNull()
  expect(suggested('安全工作', '安全', 'security and security', known)).toBeNull()
  expect(suggested('人要安全', '安全', 'security', [])).toBeNull()
})

it('a suggestion is a range of the other text, whatever the texts are', () => {
  const texts = fc.string({
    unit: fc.constantFrom('一', '1', ',', '.', '“', '”', 'a', ' ', '。', '百'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(texts, texts, fc.nat(60), fc.nat(60), (text, other, from, length) => {
      const range = { start: from, end: Math.min(text.length, from + length) }
      const found = suggestCounterpart({ text, range, other, known: [] })
      if (!found) return
      expect(found.start).toBeLessThan(found.end)
      expect(found.end).toBeLessThanOrEqual(other.length)
    }),
  )
})

it('each of several places of a name has its own', () => {
  const text = '张角、张宝与张角'
  const other = 'Zhang Jue, Zhang Bao and Zhang Jue'
  const range = { start: text.lastIndexOf('张角'), end: text.length }
  const found = suggestCounterpart({ text, range, other, known: [] })
  expect(found).toEqual({ start: other.lastIndexOf('Zhang'), end: other.length })
})
