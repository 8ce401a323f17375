import { hanNumerals } from '../text/numerals.ts'

const itemNumber = new RegExp(
  `^(?:第[${hanNumerals}\\d]+[条條款项項章回节節编編]|[（(][${hanNumerals}\\d]+[）)]|[${hanNumerals}\\d]+[、.．])\\s*`,
  'u',
)
const mayBegin = new Set(Array.from(`第（(0123456789${hanNumerals}`))

/** Returns the number with which an item begins: 第三条, （三）, 3. */
export const itemNumberOf = (text: string): string =>
  mayBegin.has(text.charAt(0)) ? (itemNumber.exec(text)?.[0] ?? '') : ''
