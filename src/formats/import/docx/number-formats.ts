/** Writes numbers in the formats of word processors. */

const digits = Array.from('〇一二三四五六七八九')
const places = ['', '十', '百', '千']
const formalDigits = Array.from('零壹贰叁肆伍陆柒捌玖')
const formalPlaces = ['', '拾', '佰', '仟']
const stems = Array.from('甲乙丙丁戊己庚辛壬癸')
const branches = Array.from('子丑寅卯辰巳午未申酉戌亥')

/** Returns `number` in a WordprocessingML number format. Unknown formats give Arabic numerals. */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return spoken(number, digits, places)
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return spoken(number, formalDigits, formalPlaces)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return Array.from(String(number), digit => digits[Number(digit)] ?? digit).join('')
    case 'ideographTraditional':
      return stems[number - 1] ?? String(number)
    case 'ideographZodiac':
      return branches[number - 1] ?? String(number)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(number)
    case 'decimalEnclosedParen':
      return `(${number})`
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(number), digit => String.fromCodePoint(0xff10 + Number(digit))).join(
        '',
      )
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'upperRoman':
      return roman(number)
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperLetter':
      return letter(number).toUpperCase()
    case 'lowerLetter':
      return letter(number)
    default:
      return String(number)
  }
}

/** Chinese counting numerals: 十二, 一百零三. */
function spoken(number: number, digits: readonly string[], places: readonly string[]): string {
  if (number < 1 || number > 9_999) return String(number)
  const zero = digits[0] === '〇' ? '零' : (digits[0] ?? '')
  let text = ''
  let skipped = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) skipped = text !== ''
    else {
      text += `${skipped ? zero : ''}${digits[digit] ?? ''}${places[place] ?? ''}`
      skipped = false
    }
  }
  return text.replace(/^一十/, '十')
}

function circled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  return number >= 36 && number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `(${number})`
}

const numerals = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

function roman(number: number): string {
  if (number < 1 || number > 3_999) return String(number)
  let text = ''
  let rest = number
  for (const [value, sign] of numerals) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

/** a, b, … z, aa, bb. */
const letter = (number: number): string =>
  number < 1 || number > 780
    ? String(number)
    : String.fromCodePoint(0x61 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
