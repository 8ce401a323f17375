import { createWordTools } from '#domain/words/words'
import type { DictionaryEntry, WordMatch } from '#domain/words/word'
import { smallWords } from '#formats/words/testing'
import { expect, it } from 'vitest'

const tools = createWordTools(smallWords())

const named = ({ traditional, pinyin }: DictionaryEntry) => `${traditional} ${pinyin.join('')}`
const wordsOf = (text: string, matches: readonly WordMatch[]) =>
  matches.map(({ start, end }) => text.slice(start, end))
const cut = (text: string) => {
  const bounds = tools.segment(text)
  return Array.from(bounds.slice(1), (end, i) => text.slice(bounds[i], end))
}

it.each([
  ['自由主义', 0, ['自由主义', '自由', '自'], ['自', '由', '主']],
  ['爱自由主义', 2, ['由', '自由主义', '自由'], []],
  ['研究生命', 0, ['研究生', '研究'], []],
  ['研究生命', 2, ['生命', '研究生'], []],
  ['我的T恤', 2, ['T恤'], []],
  ['Ｔ恤', 0, ['T恤'.replace('T', 'Ｔ')], []],
  ['𠮷利', 0, ['𠮷'], []],
  ['𠮷利', 1, ['𠮷'], []],
  ['自由。', 2, ['自由', '由'], ['自', '由']],
  ['自由', 99, ['自由', '由'], ['自', '由']],
  ['自由', -5, ['自由', '自'], ['自', '由']],
  ['', 0, [], []],
  ['。，', 1, [], []],
])('looking up %s at %d finds %j', (text, offset, words, characters) => {
  const found = tools.lookUp(text, offset)
  expect(wordsOf(text, found.matches)).toEqual(words)
  expect(wordsOf(text, found.characters)).toEqual(characters)
})

it('the word of the text is among what is found, wherever the place is in a long text', () => {
  const text = `${'研究生命。'.repeat(200)}自由`
  for (const offset of [0, 500, 502, 998, 1000]) {
    const { word, matches } = tools.lookUp(text, offset)
    expect(matches.some(({ start, end }) => start === word?.start && end === word.end)).toBe(true)
  }
  expect(tools.lookUp(text, 500).word).toEqual({ start: 500, end: 502 })
})

it.each([
  ['乾隆', '乾隆 Qian2long2'],
  ['裏面', '裏面 li3mian4'],
  ['裡面', '裡面 li3mian4'],
  ['里面', '裡面 li3mian4'],
  ['研究', '研究 yan2jiu1'],
])('what is written as in the text comes first: %s is %s', (text, first) => {
  const [entry] = tools.lookUp(text, 0).matches[0]?.entries ?? []
  expect(entry && named(entry)).toBe(first)
})

it.each([
  ['自由', 'chinese', '自由 zi4you2'],
  ['社會', 'chinese', '社會主義 she4hui4zhu3yi4'],
  ['*主义', 'pattern', '社會主義 she4hui4zhu3yi4'],
  ['＊會主義', 'pattern', '社會主義 she4hui4zhu3yi4'],
  ['?由', 'pattern', '自由 zi4you2'],
  ['研究自由', 'parts', '研究 yan2jiu1'],
  ['zi4you2', 'pinyin', '自由 zi4you2'],
  ['zi4 you4', 'pinyin', '自幼 zi4you4'],
  ['zìyóu', 'pinyin', '自由 zi4you2'],
  ['zìyòu', 'pinyin', '自幼 zi4you4'],
  ['ziyou', 'pinyin', '自由 zi4you2'],
  ['zyou', 'pinyin', '自由 zi4you2'],
  ['zy', 'pinyin', '自由 zi4you2'],
  ['zyzy', 'pinyin', '自由主義 zi4you2zhu3yi4'],
  ['nvren', 'pinyin', '女人 nü3ren2'],
  ['nü3 ren', 'pinyin', '女人 nü3ren2'],
  ['NU:3REN2', 'pinyin', '女人 nü3ren2'],
  ['yihuir', 'pinyin', '一會兒 yi1hui4r5'],
  ['freedom', 'english', '自由 zi4you2'],
  ['to study', 'english', '研究 yan2jiu1'],
  ['graduate students', 'english', '研究生 yan2jiu1sheng1'],
  ['Women', 'none', ''],
  ['', 'none', ''],
  ['***', 'pattern', '由 you2'],
  ['zi9', 'none', ''],
  ["''''", 'none', ''],
])('searching %j finds by %s first %s', (query, kind, first) => {
  const [group] = tools.search(query, 10)
  expect(group?.kind ?? 'none').toBe(kind)
  expect(group?.entries[0] ? named(group.entries[0]) : '').toBe(first)
})

it('a group has no more entries than the limit, and says if there are more', () => {
  const [all] = tools.search('*', 1000)
  const [few] = tools.search('*', 3)
  expect(few?.entries).toEqual(all?.entries.slice(0, 3))
  expect([few?.hasMore, all?.hasMore]).toEqual([true, false])
})

it.each([
  ['研究生命起源', '研究 生命 起源'],
  ['長江大橋', '長江 大橋'],
  ['1998年3月，23.5％', '1998年 3月 ， 23.5％'],
  ['ABC123 x', 'ABC123   x'],
  ['————', '————'],
  ['T恤', 'T恤'],
  ['王伟三', '王伟三'],
  ['', ''],
])('the words of %j are %j', (text, words) => {
  expect(cut(text).join(' ')).toBe(words)
})
