import { createWordTools } from '#domain/words/words'
import { smallWords } from '#formats/words/testing'
import { expect, it } from 'vitest'

const more = `
單 单 [dan1] /single/
單 单 [Shan4] /surname Shan/
先生 先生 [xian1 sheng5] /mister/
不了 不了 [bu4 liao3] /unable to/
冷冷 冷冷 [leng3 leng3] /coldly/
大夫 大夫 [da4 fu1] /senior official/
大夫 大夫 [dai4 fu5] /doctor/
`
const tools = createWordTools(smallWords(more))
const spoken = (text: string) =>
  tools
    .pinyin(text)
    .map(({ syllable }) => syllable)
    .join(' ')

it.each([
  ['自由主义', 'zi4 you2 zhu3 yi4'],
  ['自由主義', 'zi4 you2 zhu3 yi4'],
  ['乾隆', 'qian2 long2'],
  ['裏面', 'li3 mian4'],
  ['T恤', 'xu4'],
  ['𠮷', 'ji2'],
  ['一会儿', 'yi1 hui4 r5'],
  ['單先生', 'shan4 xian1 sheng5'],
  ['单先生', 'shan4 xian1 sheng5'],
  ['还没还钱', 'hai2 mei2 huan2 qian2'],
  ['我得走', 'dei3'],
  ['abc，1949', ''],
  ['', ''],
])('%s is read %s', (text, syllables) => {
  expect(spoken(text)).toBe(syllables)
})

it('each reading has the offsets of its character, two units for one outside the basic plane', () => {
  expect(tools.pinyin('a𠮷，自由')).toEqual([
    { start: 1, end: 3, syllable: 'ji2' },
    { start: 4, end: 5, syllable: 'zi4' },
    { start: 5, end: 6, syllable: 'you2' },
  ])
})
