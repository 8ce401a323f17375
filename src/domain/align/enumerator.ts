/** The number at the beginning of a heading or a list item. */
import { hanNumerals, numberOf } from '../text/numerals.ts'

const chinese = new RegExp(
  `^[（(【\\[]?(?:第|卷|专栏|專欄|附件|附录|附錄)\\s?([${hanNumerals}0-9]{1,6})|^[（(]?([${hanNumerals}]{1,5})[）)、．.]`,
)
const european =
  /^(?:chapter|article|section|part|book|volume|box|annex|appendix|act|scene|canto|no\.?)\s+([0-9]+|[ivxlc]+|[a-z]+)\b|^[（([]?([0-9]{1,3}(?:\.[0-9]{1,3}){0,5})[\]）)、．.:：\s]|^[([]?([ivx]{1,7})[\]).]/i
const roman = new Map(Object.entries({ i: 1, v: 5, x: 10, l: 50, c: 100 }))
const ordinals =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/**
 * Returns the number at the beginning of `text` as digits: `3` for 第三条, （三）, 3. and Article III;
 * `2.1` for 2.1; null if there is no number.
 */
export function enumerator(text: string): string | null {
  const head = narrow(text.trimStart().slice(0, 40))
  const [, titled, listed] = chinese.exec(head) ?? []
  const numeral = titled ?? listed
  if (numeral !== undefined) {
    const value = numberOf(numeral)
    return value === null ? null : String(value)
  }
  const [, named, plain, letters] = european.exec(head) ?? []
  if (plain !== undefined) return plain
  const value = romanValue((named ?? letters ?? '').toLowerCase())
  if (value !== null) return String(value)
  if (named === undefined) return null
  const word = ordinals.indexOf(named.toLowerCase())
  if (word >= 0) return String(word + 1)
  return /^[0-9]+$/.test(named) ? named : null
}

/** The value of a Roman numeral in lower case; null if `numeral` is not one. */
function romanValue(numeral: string): number | null {
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(numeral) || numeral === '')
    return null
  const values = Array.from(numeral, sign => roman.get(sign) ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

const narrow = (text: string): string =>
  text.replaceAll(/[０-９]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
