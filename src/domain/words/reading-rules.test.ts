import { expect, it } from 'vitest'
import { ruledReading } from './reading-rules.ts'

/** What the rules say of the character in brackets; it is a word by itself unless in {braces}. */
function ruled(text: string): string | null {
  const [, left = '', open = '', character = '', right = ''] =
    /^(.*)([[{])(.)[\]}](.*)$/.exec(text) ?? []
  return ruledReading(character, () => ({
    left,
    right,
    before2: left.at(-2) ?? '',
    before: left.at(-1) ?? '',
    after: right.charAt(0),
    isWord: open === '[',
    followsIdiom: left.endsWith('小心翼翼'),
  }))
}

it.each([
  ['慢慢[地]走', 'de5'],
  ['小心翼翼[地]', 'de5'],
  ['地方的[地]很大', null],
  ['在[地]上', null],
  ['我[得]走', 'dei3'],
  ['跑[得]快', 'de5'],
  ['获{得}了', null],
  ['做不[了]', 'liao3'],
  ['吃[了]饭', null],
  ['吃[过]饭', 'guo5'],
  ['走[过]桥', null],
  ['[教]书', 'jiao1'],
  ['[差]一点', 'cha4'],
  ['还[没]还', 'mei2'],
  ['[待]在家', 'dai1'],
  ['三[只]狗', 'zhi1'],
  ['他[只]好', null],
  ['[好]学生', 'hao3'],
  ['很[长]', 'chang2'],
  ['[长]大', null],
  ['三[行]字', 'hang2'],
  ['[种]了树', 'zhong4'],
  ['这[种]人', null],
  ['[数]一数', 'shu3'],
  ['升级[为]工作组', 'wei2'],
  ['以共赢[为]目标', 'wei2'],
  ['而[为]人所知', 'wei2'],
  ['而[为]其所用', 'wei2'],
  ['规定[为]他人办理', 'wei4'],
  ['应当[为]老人准备', 'wei4'],
  ['[为]人民服务', 'wei4'],
  ['当事人[为]自己的利益', 'wei4'],
  ['，[为]维护公共利益', 'wei4'],
  ['她[为]妻子', null],
  ['行{为}', null],
  ['二[更]天', 'geng1'],
  ['[更]好', null],
  ['[差]人去', 'chai1'],
  ['也[得]个出身', null],
  ['[人]', null],
])('%s is read %s by the rules', (text, reading) => {
  expect(ruled(text)).toBe(reading)
})
