import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hanNumerals, numberOf } from './numerals.ts'

describe('numberOf', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['廿三', 23],
    ['卅', 30],
    ['两百一十八', 218],
    ['一百零八', 108],
    ['一千一百三十一', 1131],
    ['三万五千', 35_000],
    ['一億', 100_000_000],
    ['三万五千亿', 3.5e12],
    ['一万亿', 1e12],
    ['一万万亿', 1e16],
    ['四万万', 4e8],
    ['三千五百萬', 35_000_000],
    ['壹萬貳仟億零叁拾萬伍仟陸佰柒拾捌', 1_200_000_305_678],
    ['十万', 100_000],
    ['12万', 120_000],
    ['１２万３千', 123_000],
    ['二三十', 30],
    ['壹', 1],
    ['貳拾參', 23],
    ['二〇二二', 2022],
    ['一〇八', 108],
    ['12', 12],
    ['１２', 12],
    ['十 二', 12],
    ['Ⅷ', 8],
    ['〇', 0],
  ])('reads %s as %i', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })

  it.each(['', '天', '一天', 'XII', '1.5', 'constructor'])('returns null for %j', text => {
    expect(numberOf(text)).toBeNull()
  })

  it('reads every number in Arabic numerals', () => {
    fc.assert(
      fc.property(fc.nat(), value => {
        expect(numberOf(String(value))).toBe(value)
      }),
    )
  })

  const everyday = {
    digits: '零一二三四五六七八九',
    units: ['', '十', '百', '千'],
    myriads: '万亿',
  }
  it.each([
    ['as spoken', everyday],
    ['with a circle for zero', { ...everyday, digits: '〇一二三四五六七八九' }],
    ['traditional', { ...everyday, myriads: '萬億' }],
    [
      'as on a cheque',
      { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'], myriads: '万亿' },
    ],
    [
      'as on a traditional cheque',
      { digits: '零壹貳參肆伍陸柒捌玖', units: ['', '拾', '佰', '仟'], myriads: '萬億' },
    ],
  ])('reads every number that is written %s', (_title, signs) => {
    fc.assert(
      fc.property(numbers, value => {
        expect(numberOf(written(value, signs))).toBe(value)
      }),
    )
  })

  it('reads every number in full-width digits', () => {
    fc.assert(
      fc.property(numbers, value => {
        const wide = String(value).replaceAll(/[0-9]/g, digit =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        )
        expect(numberOf(wide)).toBe(value)
      }),
    )
  })

  it('knows all numerals of `hanNumerals`', () => {
    expect(Array.from(hanNumerals, numberOf)).not.toContain(null)
  })
})

/** Numbers of every magnitude up to the exact limit, with round ones among them. */
const numbers = fc
  .tuple(fc.nat({ max: 16 }), fc.maxSafeNat(), fc.nat({ max: 15 }))
  .map(([digits, value, zeros]) => {
    const cut = value % 10 ** digits
    return cut - (cut % 10 ** Math.min(zeros, digits))
  })

interface Signs {
  readonly digits: string
  readonly units: readonly string[]
  readonly myriads: string
}

/** Returns `value` as schools teach it: 万 inside 亿, and one 零 per gap. */
function written(value: number, signs: Signs): string {
  const [zero = ''] = signs.digits
  const [myriad = '', hundredMillion = ''] = signs.myriads
  const part = (number: number): string => {
    let text = ''
    for (let power = 3; power >= 0; power--) {
      const digit = Math.floor(number / 10 ** power) % 10
      if (digit > 0) text += (signs.digits[digit] ?? '') + (signs.units[power] ?? '')
      else if (text !== '' && !text.endsWith(zero)) text += zero
    }
    return text.endsWith(zero) ? text.slice(0, -1) : text
  }
  const scaled = (number: number, scale: number, unit: string, below: (n: number) => string) => {
    if (number < scale) return below(number)
    const rest = number % scale
    const gap = rest > 0 && rest < scale / 10 ? zero : ''
    return written(Math.floor(number / scale), signs) + unit + gap + (rest > 0 ? below(rest) : '')
  }
  if (value === 0) return zero
  return scaled(value, 1e8, hundredMillion, high => scaled(high, 1e4, myriad, part))
}
