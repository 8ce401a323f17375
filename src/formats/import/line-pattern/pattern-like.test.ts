import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileLinePattern } from './pattern.ts'
import { patternLike } from './pattern-like.ts'

function meets(source: string, line: string): boolean {
  const pattern = compileLinePattern(source)
  return pattern.ok && pattern.fits(line)
}

it.each([
  ['第三回 甄士隐梦幻识通灵', '第#回 *'],
  ['第十二章', '第#章'],
  ['第三回甄士隐梦幻', '第#回*'],
  ['红楼梦 第三回 上', '红楼梦 第#回 *'],
  ['五帝本紀第一', '*第#'],
  ['三、论持久战', '#、*'],
  ['（三）论持久战', '（#）*'],
  ['（三）', '（#）'],
  ['3.1 方法', '#.# *'],
  ['Chapter 3: The Way', 'Chapter #: *'],
  ['卷三 学而', '卷# *'],
  ['番外一 花', '番外# *'],
  ['番外 花', '番外 *'],
  ['雪夜（2）', '雪夜（#）'],
  ['【12、题】', '【#、*】'],
  ['【青玉案·元夕】', '【*】'],
  ['【注释】山：大也。', '【注释】*。'],
  ['◎山居', '◎*'],
  ['五月三日 晴', '#月#日 *'],
  ['001名', '#*'],
  ['12', '#'],
  ['- 12 -', '- # -'],
  ['第12页 共30页', '第#页 共#页'],
  ['本书由山水网整理', '本书由山水网整理'],
  ['请到 www.shan.com 看第2页', '请到 www.shan.com 看第#页'],
  ['一个人走了很远。', '一个人走了很远。'],
  ['＊＊＊', '＊＊＊'],
  ['* * *', String.raw`/^\*\s*\*\s*\*$/`],
  ['张三：你好', '张三：*'],
])('the lines like %s are %s', (line, expected) => {
  const pattern = patternLike(line, 'wide')
  expect(pattern).toBe(expected)
  expect(meets(pattern, line)).toBe(true)
})

it.each([
  ['第三回合开始了。', '第#回合*。', '第三回 山居'],
  ['第三回合开始了。', '第#回合*。', '第三回合璧'],
  ['三、山水', '#、*', '第三回 山居'],
])('a narrow pattern of %s is %s and leaves %s alone', (line, expected, other) => {
  const pattern = patternLike(line, 'narrow')
  expect(pattern).toBe(expected)
  expect(meets(pattern, line)).toBe(true)
  expect(meets(pattern, other)).toBe(false)
})

it('words that look like a pattern are written as an expression', () => {
  const pattern = patternLike('*** 3', 'wide')
  expect(['*** 3', '*** 12', '山水 3'].filter(line => meets(pattern, line))).toEqual([
    '*** 3',
    '*** 12',
  ])
})

it('a pattern always meets the line that it was derived from', () => {
  const words = fc.constantFrom(
    ...Array.from(
      '第回章卷一二十三山水 　（）【】《》、。，.:：/*#@\\[](){}^$|?+-12９ＡaẞİⅢ🀄\t\n',
    ),
  )
  const line = fc
    .oneof(
      fc.string({ unit: words, minLength: 1, maxLength: 24 }),
      fc.string({ unit: words, minLength: 180, maxLength: 260 }),
      fc.string({ minLength: 1 }),
    )
    .map(text => text.trim())
    .filter(text => text !== '')
  fc.assert(
    fc.property(line, fc.constantFrom('wide', 'narrow'), (text, likeness) => {
      expect(meets(patternLike(text, likeness), text)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

it('a pattern of a title meets the other titles of its kind', () => {
  const title = fc.constantFrom('山居', '水边人家', '甄士隐 梦幻')
  const form = fc.constantFrom<(n: number, title: string) => string>(
    (n, words) => `第${n}回 ${words}`,
    (n, words) => `${n}、${words}`,
    (n, words) => `【第${n}章】${words}`,
    n => `- ${n} -`,
  )
  const n = fc.integer({ min: 1, max: 999 })
  fc.assert(
    fc.property(form, n, n, title, title, (write, one, other, first, second) => {
      const pattern = patternLike(write(one, first), 'narrow')
      expect(meets(pattern, write(other, second))).toBe(true)
    }),
  )
})

/** A pattern that backtracks takes years for such a line, and the test then ends at its limit. */
it(
  'a pattern is derived from a long line of digits and spaces in linear time',
  { timeout: 20_000 },
  () => {
    const part = fc.constantFrom(
      '1990 ',
      '１２',
      '一二三',
      ' ',
      '\u3000',
      '- ',
      '第',
      '页',
      '.',
      '1.',
      'Ⅰ',
      '、',
      '（',
      '》',
    )
    const line = fc
      .tuple(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(10, 1_000, 100_000),
        fc.constantFrom('', '甲', '单位：万元', 'a', '。', '）'),
      )
      .map(([parts, length, end]) => parts.join('').repeat(length).slice(0, length) + end)
      .filter(text => text.trim() !== '')
    fc.assert(
      fc.property(line, fc.constantFrom('wide', 'narrow'), (text, likeness) => {
        expect(patternLike(text, likeness).length).toBeLessThanOrEqual(200)
      }),
      {
        numRuns: 60,
        examples: [
          ['1990 '.repeat(40) + '单位：万元', 'wide'],
          ['1 '.repeat(50_000) + '甲', 'narrow'],
          ['Ⅰ'.repeat(100_000), 'narrow'],
        ],
      },
    )
  },
)
