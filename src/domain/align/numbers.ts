/** The values of numbers in Chinese and English text. */
import { hasCharacter } from '../text/letters.ts'
import { hanNumerals, numberOf } from '../text/numerals.ts'

const multipliers: ReadonlyMap<string, number> = new Map([
  ...(['百', 'hundred'] as const).map(word => [word, 100] as const),
  ...(['千', 'thousand'] as const).map(word => [word, 1000] as const),
  ...(['万', '萬'] as const).map(word => [word, 1e4] as const),
  ['million', 1e6],
  ...(['亿', '億'] as const).map(word => [word, 1e8] as const),
  ['billion', 1e9],
  ...(['万亿', '萬億', 'trillion'] as const).map(word => [word, 1e12] as const),
])

const arabic =
  /(?<![A-Za-z0-9.])([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s?(万亿|萬億|[百千万萬亿億]|(?:hundred|thousand|million|billion|trillion)\b)?/gi

const han = new RegExp(`(?:百分之|千分之)?(第)?([${hanNumerals}]+)([年月日號号條条章回])?`, 'g')
const hasHanNumeral = hasCharacter(new RegExp(`[${hanNumerals}]`, 'u'))
/**
 * 一 is an article as often as a number, and the others are parts of ordinary words. They count only
 * with another sign of a number.
 */
const vague = /^[一百千万萬亿億]$/

const words = new Map([
  ...counted(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    0,
    1,
  ),
  ...counted('first second third fourth fifth sixth seventh eighth ninth tenth', 1, 1),
  ...counted('eleventh twelfth thirteenth fourteenth fifteenth sixteenth', 11, 1),
  ...counted('seventeenth eighteenth nineteenth', 17, 1),
  ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ...counted(
    'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth',
    20,
    10,
  ),
])
/** Month names, with a capital only. */
const months = new Map(
  counted(
    'January February March April May June July August September October November December',
    1,
    1,
  ),
)

/**
 * Returns the values of the numbers in `text`, unsorted and with repetitions. An English month name
 * counts as its number.
 */
export function numbersIn(text: string): readonly number[] {
  // Most paragraphs have no numbers, and of a long text each is asked.
  const narrow = /[０-９]/.test(text)
    ? text.replaceAll(/[０-９]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    : text
  const hasDigits = /[0-9]/.test(narrow)
  const hasWords = /[A-Za-z]/.test(narrow)
  const hasNumerals = hasHanNumeral(text)
  if (!hasDigits && !hasNumerals) return hasWords ? valuesOfWords(narrow) : none
  return [
    ...(hasDigits ? arabicNumbers(narrow) : none),
    ...(hasNumerals ? hanNumbers(hasDigits ? narrow.replaceAll(arabic, ' ') : narrow) : none),
    ...(hasWords ? valuesOfWords(narrow) : none),
  ]
}

const none: readonly number[] = []

const valuesOfWords = (text: string): readonly number[] =>
  numberWords(text, true).map(({ value }) => value)

function arabicNumbers(text: string): readonly number[] {
  return Array.from(text.matchAll(arabic), ([, digits = '', unit = '']) => {
    const value = Number(digits.replaceAll(',', ''))
    return rounded(value * (multipliers.get(unit.toLowerCase()) ?? 1))
  })
}

function hanNumbers(text: string): readonly number[] {
  return Array.from(text.matchAll(han)).flatMap(([, ordinal, numeral = '', unit]) => {
    if (vague.test(numeral) && ordinal === undefined && unit === undefined) return []
    const value = numberOf(numeral)
    return value === null ? [] : [value]
  })
}

/** A number written as words, and its range in UTF-16 offsets. */
export interface NumberWords {
  readonly value: number
  readonly start: number
  readonly end: number
}

/** Returns the numbers that `text` has as English words, such as `two hundred and five`. */
export const numberWordsIn = (text: string): readonly NumberWords[] => numberWords(text, false)

/** Neighbouring words are one number. A month name counts as its number if `hasMonths`. */
function numberWords(text: string, hasMonths: boolean): readonly NumberWords[] {
  const found: NumberWords[] = []
  /** Whether the last word belongs to the last number. */
  let isOpen = false
  // May and March are verbs too: as months they are beside a number.
  const named = /Ma(?:y|rch)/.test(text)
    ? text.replaceAll(/(?<![0-9] |[0-9](?:st|nd|rd|th) )\b(?:May|March)\b(?! [0-9])/g, verb =>
        ' '.repeat(verb.length),
      )
    : text
  for (const { 0: word, index: start } of named.matchAll(/[A-Za-z]+/g)) {
    const end = start + word.length
    const lower = word.toLowerCase()
    const before = isOpen ? found.at(-1) : undefined
    const value = before && continued(before.value, lower)
    const number = words.get(lower)
    if (before && value !== undefined) found[found.length - 1] = { ...before, value, end }
    else if (number !== undefined) {
      found.push({ value: number, start, end })
      isOpen = true
    } else if (lower !== 'and') {
      isOpen = false
      const month = hasMonths ? months.get(word) : undefined
      if (month !== undefined) found.push({ value: month, start, end })
    }
  }
  return found
}

/** The value of a number with one more word; undefined if the word does not belong to it. */
function continued(value: number, word: string): number | undefined {
  const [multiplier, number] = [multipliers.get(word), words.get(word)]
  if (multiplier !== undefined) return value * multiplier
  return number !== undefined && fits(value, number) ? value + number : undefined
}

/** Whether `next` continues the number `value`: five can follow twenty, but not twenty five. */
const fits = (value: number, next: number): boolean =>
  value % 100 === 0 || (value % 10 === 0 && value % 100 >= 20 && next < 10)

/** Removes the rounding error of multiplied decimals. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

function counted(
  list: string,
  first: number,
  step: number,
): readonly (readonly [string, number])[] {
  return list.split(' ').map((word, i) => [word, first + i * step] as const)
}
