/** Numbers in Chinese texts. */

const digits: Readonly<Record<string, number>> = table(
  '〇零○0０ 一壹弌1１ 二贰貳弍两兩2２ 三叁參叄弎3３ 四肆4４ 五伍5５ 六陆陸6６ 七柒7７ 八捌8８ 九玖9９',
)
const units: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1_000,
  仟: 1_000,
}
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 }
const arabic = /[0-9０-９]/
const roman = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ']

/** The Chinese numerals, everyday and financial, for use in a character class. */
export const hanNumerals = Object.keys({ ...digits, ...units, ...myriads, ...tens })
  .filter(character => !arabic.test(character))
  .join('')

/**
 * Returns the number that `text` is, or null. Reads Arabic numerals (half or full width), Chinese
 * and financial ones, and the Roman numerals that are single characters: 两百一十八, 廿三, 二〇二二, １２, Ⅷ.
 * Ignores spaces.
 */
export function numberOf(text: string): number | null {
  const characters = Array.from(text.replaceAll(/\s/g, ''))
  if (characters.length === 0) return null
  if (characters.length === 1 && roman.includes(characters[0] ?? '')) {
    return roman.indexOf(characters[0] ?? '') + 1
  }
  return characters.every(character => character in digits)
    ? Number(characters.map(character => digits[character]).join(''))
    : named(characters)
}

/** A part of a number that its myriad has multiplied already. */
interface Part {
  readonly value: number
  readonly unit: number
}

/** Reads a number with units. */
function named(characters: readonly string[]): number | null {
  /** From the highest unit to the lowest: 亿 does not multiply what follows it. */
  const parts: Part[] = []
  let section = 0
  /** The digit that waits for its unit. */
  let digit = 0
  let isArabic = false
  for (const character of characters) {
    const value = digits[character]
    const unit = units[character]
    const myriad = myriads[character]
    const ten = tens[character]
    const wasArabic = isArabic
    isArabic = arabic.test(character)
    // 12万 has two digits; of 二三十, which means "about", the last digit counts.
    if (value !== undefined) digit = isArabic && wasArabic ? digit * 10 + value : value
    else if (unit !== undefined) {
      // 十二 has no digit before its unit.
      section += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else if (ten !== undefined) section += ten
    else if (myriad !== undefined) {
      // It multiplies all smaller parts before it: 三万五千亿, 万万.
      let multiplied = section + digit
      for (let part = parts.at(-1); part && part.unit <= myriad; part = parts.at(-1)) {
        multiplied += part.value
        parts.pop()
      }
      parts.push({ value: multiplied * myriad, unit: myriad })
      section = 0
      digit = 0
    } else return null
  }
  return parts.reduce((sum, { value }) => sum + value, section + digit)
}

/** Numbers the words of `words` from 0; every character of a word has its number. */
function table(words: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    words.split(' ').flatMap((word, value) => Array.from(word, character => [character, value])),
  )
}
