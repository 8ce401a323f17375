import { anchorAt } from '#domain/anchor'
import { bookId, ownWordId, paragraphId } from '#domain/ids'
import type { OwnWord, WordScope } from '#domain/own-words/own-word'
import { wordsOfBook } from '#domain/own-words/words-of-book'
import { createWordTools, type Own } from '#domain/words/words'
import { smallWords } from '#formats/words/testing'
import { describe, expect, it } from 'vitest'

const tools = createWordTools(smallWords())
const paragraph = paragraphId('p1')

let rows = 0
const common = (scope: WordScope, expression: string, text = '', start = 0) => ({
  id: ownWordId(`o${++rows}`),
  scope,
  bookId: scope === 'everywhere' ? null : bookId('b1'),
  place:
    scope === 'here'
      ? { index: 0, anchor: anchorAt(paragraph, text, start, start + expression.length) }
      : null,
  expression,
  createdAt: rows,
  updatedAt: rows,
  deletedAt: null,
})
const boundary = (scope: WordScope, parts: string, text = '', start = 0): OwnWord => ({
  ...common(scope, parts.replaceAll('|', ''), text, start),
  kind: 'boundary',
  parts: parts.split('|'),
})
const reading = (scope: WordScope, expression: string, read: string, text = '', start = 0) =>
  ({ ...common(scope, expression, text, start), kind: 'reading', reading: read }) as const
const gloss = (scope: WordScope, expression: string, meaning: string, text = '', start = 0) =>
  ({
    ...common(scope, expression, text, start),
    kind: 'gloss',
    reading: 'yáng zhì',
    meaning,
    note: '',
  }) as const

const own = (...given: readonly OwnWord[]): Own => ({
  tools: tools.own(wordsOfBook(bookId('b1'), given, [])),
  paragraphs: [paragraph],
})
const cut = (text: string, said: Own) => {
  const bounds = tools.words(text, said)
  return Array.from(bounds.slice(1), (end, i) => text.slice(bounds[i], end)).join(' ')
}
const twice = '研究生命。他又说：研究生命。'

describe('corrected words', () => {
  it.each([
    ['joined in the book', '研究生命', [boundary('book', '研究生')], '研究生 命'],
    ['joined everywhere', '研究生命', [boundary('everywhere', '研究生')], '研究生 命'],
    ['split', '研究生', [boundary('book', '研|究生')], '研 究生'],
    ['split in the other script', '長江', [boundary('everywhere', '长|江')], '長 江'],
    [
      'said otherwise in the book than everywhere',
      '研究生命',
      [boundary('everywhere', '研究生'), boundary('book', '研究|生命')],
      '研究 生命',
    ],
    [
      'of two that overlap, the longer',
      '研究生命',
      [boundary('book', '究生'), boundary('book', '研究生命')],
      '研究生命',
    ],
    [
      'at one place only',
      twice,
      [boundary('here', '研究生', twice, 9)],
      '研究 生命 。 他 又 说 ： 研究生 命 。',
    ],
    [
      'here otherwise than in the book',
      twice,
      [boundary('book', '研究生'), boundary('here', '研究|生命', twice, 0)],
      '研究 生命 。 他 又 说 ： 研究生 命 。',
    ],
    [
      'here again, of which the last counts',
      '研究生命',
      [boundary('here', '研究生', '研究生命'), boundary('here', '生命', '研究生命', 2)],
      '研究 生命',
    ],
    ['with characters of two units', '𠮷研究', [boundary('book', '𠮷研|究')], '𠮷研 究'],
    ['that do not occur', '自由', [boundary('book', '研究生')], '自由'],
  ])('%s are the words', (_name, text, said, words) => {
    expect(cut(text, own(...said))).toBe(words)
  })

  it('count in no other paragraph if they count here', () => {
    const said = own(boundary('here', '研究生', '研究生命'))
    expect(cut('研究生命', { ...said, paragraphs: [paragraphId('p2')] })).toBe('研究 生命')
  })

  it('are the word that is looked up, also far into a paragraph', () => {
    const text = `${'自由。'.repeat(100)}研究生命`
    const said = own(boundary('here', '研究生', text, 300))
    expect(tools.lookUp(text, 301, said).word).toEqual({ start: 300, end: 303 })
  })
})

it.each([
  ['a gloss', '自由仁。爱爱爱爱爱生命。', gloss('everywhere', '仁。爱爱爱爱爱', 'x')],
  ['a correction of the book', '自由主。由由由由由生命。', boundary('book', '主。由由由由由')],
  [
    'a correction of one place',
    '自由主。由由由由由生命。',
    boundary('here', '主。由由由由由', '自由主。由由由由由生命。', 2),
  ],
])('%s over the end of a sentence is the word that is looked up', (_name, text, said) => {
  const before = said.scope === 'here' ? '' : '研究。'.repeat(40)
  const word = { start: before.length + 2, end: before.length + 9 }
  for (const offset of [2, 7, 8])
    expect(tools.lookUp(before + text, before.length + offset, own(said)).word).toEqual(word)
})

describe('corrected readings', () => {
  const read = (text: string, ...said: readonly OwnWord[]) =>
    tools
      .pinyin(text, undefined, own(...said))
      .map(({ syllable }) => syllable)
      .join(' ')
  it.each([
    ['in the book', '还钱', [reading('book', '还', 'huan2')], 'huan2 qian2'],
    [
      'everywhere, in the other script',
      '還錢',
      [reading('everywhere', '还', 'huán')],
      'huan2 qian2',
    ],
    [
      'in the book rather than everywhere',
      '自由',
      [reading('everywhere', '自由', 'zi1 you1'), reading('book', '自由', 'zi4 you5')],
      'zi4 you5',
    ],
    ['not within another word', '自由', [reading('book', '由', 'you4')], 'zi4 you2'],
    ['over several words', '还钱', [reading('book', '还钱', 'huan2 qian5')], 'huan2 qian5'],
    ['not with too few syllables', '自由', [reading('book', '自由', 'zi1')], 'zi4 you2'],
    ['here, within a word too', '自由', [reading('here', '由', 'you4', '自由', 1)], 'zi4 you4'],
  ])('count %s', (_name, text, said, syllables) => {
    expect(read(text, ...said)).toBe(syllables)
  })
})

it('a look-up says which reading counts for the word, also far into a text and of one place', () => {
  const text = `${'他又说，'.repeat(40)}研究自由。研究自由。`
  const said = own(
    reading('book', '自由', 'zi4you5'),
    reading('here', '自由', 'zi3 you3', text, 167),
    reading('book', '研究', 'yan2'),
  )
  const at = (offset: number) =>
    tools.lookUp(text, offset, said).readings.map(({ start, end, correction }) => {
      return [start, end, correction.reading]
    })
  expect(text.slice(162, 164)).toBe('自由')
  expect(at(163)).toEqual([[162, 164, 'zi4you5']])
  expect(at(167)).toEqual([
    [167, 169, 'zi3 you3'],
    [167, 169, 'zi4you5'],
  ])
  expect(at(160)).toEqual([])
  expect(tools.lookUp(text, 163).readings).toEqual([])
})

describe('glosses', () => {
  it('make words of names, and are found beside what the dictionary has', () => {
    const said = own(gloss('book', '由主', 'a man'), gloss('everywhere', '由', 'because of'))
    expect(cut('他由主研究', own())).toBe('他 由 主 研究')
    expect(cut('他由主研究', said)).toBe('他 由主 研究')
    const found = tools.lookUp('他由主研究', 1, said)
    expect(
      found.glosses.map(({ start, end, gloss: { meaning } }) => [start, end, meaning]),
    ).toEqual([
      [1, 3, 'a man'],
      [1, 2, 'because of'],
    ])
    expect(found.unlisted).toMatchObject({ start: 1, end: 3, pinyin: ['you2', 'zhu3'] })
    for (const query of ['由主', 'MAN', 'yang zhi', 'yangzh'])
      expect(tools.glosses(query, 5, said).map(({ meaning }) => meaning)[0]).toBe('a man')
    expect(tools.glosses('freedom', 5, said)).toEqual([])
    const chinese = own(gloss('book', '由主', '某人'))
    expect(tools.glosses('某', 5, chinese)).toHaveLength(1)
  })

  it('are found far into a long text, up to the longest expression, at its places', () => {
    const expression = '由主'.repeat(30)
    const text = `${'研究'.repeat(50)}${expression}${'生命'.repeat(50)}`
    const said = own(gloss('book', expression, 'long'), gloss('everywhere', '生命', 'life'))
    const at = (offset: number) =>
      tools.lookUp(text, offset, said).glosses.map(({ start, end }) => [start, end])
    for (const offset of [100, 130, 159]) expect(at(offset)).toEqual([[100, 160]])
    expect(at(161)).toEqual([[160, 162]])
    expect(at(259)).toEqual([[258, 260]])
  })

  it('of one place are found there only', () => {
    const said = own(gloss('here', '生命', 'a life', twice, 11))
    expect(tools.lookUp(twice, 11, said).glosses).toHaveLength(1)
    expect(tools.lookUp(twice, 2, said).glosses).toEqual([])
  })
})

it('a name that the dictionary lacks is one word, with its reading and the surname first', () => {
  const named = createWordTools(
    smallWords('楊 杨 [yang2] /poplar/\n楊 杨 [Yang2] /surname Yang/\n志 志 [zhi4] /aspiration/'),
  )
  const said = {
    tools: named.own(wordsOfBook(null, [{ ...boundary('everywhere', '杨志') }], [])),
    paragraphs: [],
  }
  const found = named.lookUp('杨志道', 1, said)
  expect(found.unlisted).toEqual({ start: 0, end: 2, pinyin: ['yang2', 'zhi4'] })
  expect(found.characters.map(({ entries }) => entries[0]?.senses[0])).toEqual([
    'surname Yang',
    'aspiration',
  ])
  expect(named.lookUp('杨', 0).matches[0]?.entries[0]?.senses[0]).toBe('poplar')
})

it('the words of a text that are known or ignored are said, in either script', () => {
  const status = (expression: string, is: 'known' | 'ignored') =>
    ({ ...common('everywhere', expression), kind: 'status', status: is }) as const
  const said = own(status('长江', 'known'), status('自由', 'ignored'))
  expect(tools.statuses('長江自由主义', said)).toEqual([{ start: 0, end: 2, status: 'known' }])
})
