import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLinePattern } from './pattern.ts'

function fits(source: string, line: string): boolean {
  const pattern = compileLinePattern(source)
  if (!pattern.ok) throw new Error(pattern.code)
  return pattern.fits(line)
}

describe('a pattern', () => {
  it.each([
    ['第#章', '第一百零八章', true],
    ['第#章', '第１２章', true],
    ['第#章', '第十二章 天', false],
    ['第#章 *', '第十二章　天', true],
    ['第#章 *', '第十二章', true],
    ['第#章*', '正文 第一章', false],
    ['*第#章*', '正文 第一章', true],
    ['Chapter #*', 'CHAPTER 12. The Way', true],
    ['第*章', '第天地章', true],
    ['(#)', '(三)', true],
    ['a.c', 'abc', false],
    ['/^第.+章/', '第一章 天', true],
    ['/^第.+章$/', '第一章 天', false],
    ['/[一二三]{2,3}/', '天二三地', true],
    ['/[一二三]{3}/', '天二三地', false],
    ['/^(?:天|地)+$/', '天地天', true],
    ['/^(?:天|地)+$/', '天地人', false],
    ['/^\\d+\\.\\s*\\p{Script=Han}/', '12. 天', true],
    ['/^[^。]*?$/', '天地', true],
    ['/^[^。]*?$/', '天地。', false],
    ['/chapter/i', 'A CHAPTER', true],
    ['/chapter/', 'A CHAPTER', false],
    ['/^𠮷.$/', '𠮷野', true],
    ['/^\\u5929|[\\u{20BB7}]$/', '地𠮷', true],
    ['/a\\/b/', 'a/b', true],
    ['/^(a?)*$/', 'aaa', true],
    ['/^$/', '天', false],
  ])('matches %s against %s: %s', (source, line, expected) => {
    expect(fits(source, line)).toBe(expected)
  })

  it.each([
    ['', 'pattern.empty'],
    ['  ', 'pattern.empty'],
    ['//', 'pattern.empty'],
    ['章'.repeat(201), 'pattern.too-long'],
    ['/(?:.{99}){99}/', 'pattern.too-long'],
    ['/(天)\\1/', 'pattern.unsupported'],
    ['/(?=天)/', 'pattern.unsupported'],
    ['/(?<!天)地/', 'pattern.unsupported'],
    ['/\\b天/', 'pattern.unsupported'],
    ['/' + '('.repeat(30) + '天' + ')'.repeat(30) + '/', 'pattern.unsupported'],
    ['/(天/', 'pattern.broken'],
    ['/天)/', 'pattern.broken'],
    ['/[天/', 'pattern.broken'],
    ['/[天-地]/', 'pattern.broken'],
    ['/*/', 'pattern.broken'],
    ['/天{3,2}/', 'pattern.broken'],
    ['/\\p{Nothing}/', 'pattern.broken'],
    ['/\\/', 'pattern.broken'],
  ])('refuses the pattern %s: %s', (source, code) => {
    expect(compileLinePattern(source)).toEqual({ ok: false, code })
  })

  it('examines only the beginning of a line, without taking it for the end', () => {
    expect(fits('/天/', '地'.repeat(200) + '天')).toBe(false)
    expect(fits('/地$/', '地'.repeat(201))).toBe(false)
    expect(fits('/地$/', '地'.repeat(200))).toBe(true)
  })

  it('matches the same lines as the same regular expression', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(?:ab|b)', '(a|)')
    const times = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,}')
    const source = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(fc.tuple(atom, times), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '$'),
      )
      .map(([start, parts, end]) => start + parts.flat().join('') + end)
    fc.assert(
      fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c') }), (source, line) => {
        expect(fits(`/${source}/`, line)).toBe(new RegExp(source, 'u').test(line))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws on any pattern', () => {
    const source = fc.string({
      unit: fc.constantFrom(...Array.from('/[](){}*+?|\\^$.,-:=!<>pu1b天#')),
      maxLength: 20,
    })
    fc.assert(
      fc.property(source, source, (source, line) => {
        for (const written of [source, `/${source}/`]) {
          const pattern = compileLinePattern(written)
          if (pattern.ok) pattern.fits(line)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  // Each of these would take a backtracking engine longer than the age of the universe.
  it.each([
    '/^(a+)+$/',
    '/^(a|a)*$/',
    '/^(a|aa)+$/',
    '/(a*)*b/',
    '/^(?:.*,)*x$/',
    '/^a?{1}(a*)*c/',
  ])('runs %s on a line of a million characters', source => {
    const pattern = compileLinePattern(source)
    if (pattern.ok) pattern.fits('a'.repeat(1_000_000))
    expect(pattern.ok || pattern.code).not.toBe('pattern.too-long')
  })
})
