import { describe, expect, it } from 'vitest'
import { countCharacters } from './characters.ts'
import { joinLines } from './join-lines.ts'
import { cutLongLine, longestLine } from './long-lines.ts'
import { chineseOf } from './script.ts'
import { columnsOf } from './width.ts'
import { endsSentence, opensWithTopic } from './sentence.ts'

describe('countCharacters', () => {
  it.each([
    ['', 0],
    ['中国，2022年', 7],
    ['（a b）', 2],
    ['𠮷野家', 3],
    ['〇', 1],
    ['……——　\n', 0],
    ['Ａé', 2],
  ])('of %j returns %i', (text, count) => {
    expect(countCharacters(text)).toBe(count)
  })
})

describe('joinLines', () => {
  it.each([
    ['治理体系改', '革和建设。', '治理体系改|革和建设。'],
    ['双重标', '准,不从事', '双重标|准,不从事'],
    ['a long', 'way home', 'a long| way home'],
    ['a long,', 'way home', 'a long,| way home'],
    ['使用', 'IPv6', '使用|IPv6'],
    ['反对,', 'IPv6', '反对,|IPv6'],
    ['IPv6', '技术', 'IPv6|技术'],
    ['20', '22年', '20|22年'],
    ['in', '2022', 'in| 2022'],
    ['in 2022', 'it was', 'in 2022| it was'],
    ['inter-', 'national', 'inter-|national'],
    ['a dash -', 'like this', 'a dash -| like this'],
    ['he said.”', '“No,” she said', 'he said.”| “No,” she said'],
    ['所谓“IPv6”', '技术', '所谓“IPv6”|技术'],
    ['a word', '中文', 'a word|中文'],
  ])('joins %s and %s as %s', (first, second, expected) => {
    const { text, at } = joinLines(first, second)
    expect(`${text.slice(0, at)}|${text.slice(at)}`).toBe(expected)
  })
})

it.each([
  ['天地', 4],
  ['，。“”', 8],
  ['abc', 3],
  ['Ａ１', 4],
  ['𠮷野', 4],
  ['é', 1],
  ['……', 4],
])('the width of %s is %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

describe('endsSentence and opensWithTopic', () => {
  it.each([
    ['他说了。', true],
    ['他说：“走吧。”', true],
    ['他说：“走吧。“', true],
    ['但见：', true],
    ['（张三）', true],
    ['It is.', true],
    ['治理体系改', false],
    ['发展了，', false],
    ['是“', false],
    ['', false],
  ])('the end of a sentence in %s is found: %s', (text, ends) => {
    expect(endsSentence(text)).toBe(ends)
  })

  it.each([
    ['深化同东盟数字经济合作。2020年,中国', true],
    ['2021年8月24日,以“共谋发展”为主题。', false],
    ['只有一句话。', false],
    ['没有句号', false],
    ['一句很长很长的话'.repeat(6) + '。后来', false],
  ])('the topic sentence of %s is found: %s', (text, opens) => {
    expect(opensWithTopic(text)).toBe(opens)
  })
})

describe('chineseOf', () => {
  it.each([
    ['这个国家的语言', 'zh-Hans'],
    ['這個國家的語言', 'zh-Hant'],
    ['山高月小', 'zh-Hans'],
    ['', 'zh-Hans'],
    ['他说「這個國家」', 'zh-Hant'],
    ['黃帝者，少典之子，姓公孫，名曰軒轅。生而神靈，弱而能言。', 'zh-Hant'],
    ['黄帝者，少典之子，姓公孙，名曰轩辕。生而神灵，弱而能言。', 'zh-Hans'],
  ])('%s returns %s', (text, language) => {
    expect(chineseOf(text)).toBe(language)
  })
})

describe('cutLongLine', () => {
  const fits = '天'.repeat(longestLine)
  it.each([
    ['leaves a line that fits alone', fits, [longestLine]],
    ['cuts after the last sentence', `${'天'.repeat(9_000)}。”${fits}`, [9_002, longestLine]],
    [
      'cuts after a clause if no sentence ends',
      `${'天'.repeat(9_000)}，${fits}`,
      [9_001, longestLine],
    ],
    ['cuts anywhere if there is no mark', `${fits}天`, [longestLine, 1]],
    ['does not cut a character in two', `天${'𠮷'.repeat(5_000)}`, [longestLine - 1, 2]],
  ])('%s', (_title, line, lengths) => {
    const parts = cutLongLine(line)
    expect(parts.map(({ length }) => length)).toEqual(lengths)
    expect(parts.join('')).toBe(line)
  })
})
