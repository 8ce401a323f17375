/**
 * Reads letters that only look different. Sites write their addresses with full-width letters,
 * circles for the letter o or Greek and Cyrillic look-alikes, so that no filter finds them.
 */
import { hasCharacter } from '#domain/text/letters'

const fullWidth = /[\uff01-\uff5e]/g
/** Letters in circles and the mathematical alphabets, which are two UTF-16 code units each. */
const styled = /[\u24b6-\u24e9]|\ud835[\udc00-\udfff]/g
const accented = /[\u00c0-\u024f\u01cd-\u01dc]/g
const alike: Readonly<Record<string, string>> = {
  〇: 'o',
  '○': 'o',
  '◯': 'o',
  ο: 'o',
  о: 'o',
  О: 'o',
  с: 'c',
  С: 'c',
  м: 'm',
  М: 'm',
  ω: 'w',
  щ: 'w',
  ѡ: 'w',
  т: 't',
  е: 'e',
  а: 'a',
}
const looksAlike = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')
/** Keeps the length where two code units become one letter. */
export const filler = '\u200b'

/** Returns `text` in lower case with plain letters. Every offset in it is one of `text`. */
export function plainLetters(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase()
  return text
    .replaceAll(fullWidth, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(styled, sign => sameLength(sign, sign.normalize('NFKC')))
    .replaceAll(accented, sign => sameLength(sign, sign.normalize('NFD').charAt(0)))
    .replaceAll(looksAlike, sign => alike[sign] ?? sign)
    .replaceAll(/[A-Z]/g, letter => letter.toLowerCase())
}

/** Whether `text` has a Latin letter, or another character that `plainLetters` makes one of. */
export const hasLatin = hasCharacter(
  new RegExp(
    `[a-zＡ-Ｚａ-ｚ\\u00c0-\\u024f\\u24b6-\\u24e9\\u{1d400}-\\u{1d7ff}${Object.keys(alike).join('')}]`,
    'iu',
  ),
)

const sameLength = (sign: string, letter: string): string =>
  letter.length > sign.length ? sign : letter.padEnd(sign.length, filler)
