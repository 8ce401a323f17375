/**
 * Reads lines as entries of a table of contents: one or several a line, with or without page
 * numbers, the number and the title on one line or on two.
 */
import { numberOf } from '#domain/text/numerals'
import { divisions, type HeadingForm } from './heading-form.ts'
import { headingForm } from './heading-forms.ts'
import { arabic, han } from './heading-numbers.ts'

/** An entry of what may be a table of contents. */
export interface TableEntry {
  /** The index of its line. */
  readonly at: number
  /** The words by which it is recognized in the text, the surest first; empty if it has none. */
  readonly words: readonly string[]
  /** The form of its number; null if it has none. */
  readonly form: HeadingForm | null
  /** Whether it is not the first on its line. */
  readonly isBeside: boolean
}

/** A longer title is not an entry. */
export const longestEntry = 40
/** The same for a line of several entries. */
export const longestEntries = 300

/** A page number after dots, spaces or a bracket. */
const page = /\d{1,4}[）)]?$/
const leaders = ' \t\u3000.．·…‥（('
const pageBetween = /[.．·…‥]{2,}\s*[（(]?\d{0,4}[）)]?\s*/
const wideSpace = /\s{2,}|\t/
/** Between entries whose characters are a space apart. */
const fullSpace = /\u3000/
const anySpace = /\s/
const division = new RegExp(
  `(?=第\\s*(?:${han}{1,9}|${arabic}{1,4})\\s*[章回节節卷部篇集话話讲講课課])`,
)
const onlyNumber = new RegExp(
  `^(?:第?\\s*(?:(?:${han}\\s?){1,9}|${arabic}{1,4})\\s*[章回节節卷部篇集话話幕讲講课課折出]?|[卷章回](?:${han}{1,9}|${arabic}{1,4})|chapter\\s+\\S{1,12})\\s*[、.．：:]?$`,
  'i',
)

/** Whether `text` is a number without a title: 第一章, 一. */
export const isOnlyNumber = (text: string): boolean => text.length <= 16 && onlyNumber.test(text)

/** Whether `line` may hold several entries. */
export const mayBeSeveral = (line: string): boolean =>
  wideSpace.test(line) || pageBetween.test(line) || line.indexOf('第', 1) > 0

const hanDivision = new RegExp(`^第((?:${han}\\s?){1,9})(?=[章回节節卷部篇集话話讲講课課])`)

/**
 * Returns the words of a title as a table of contents and the text have them in common: without
 * spaces, punctuation and brackets, and with the number of a division in digits.
 */
export function titleWords(text: string): string {
  const words = onlyHan.test(text) ? text : lettersOf(text)
  return words.startsWith('第')
    ? words.replace(hanDivision, (_whole, number: string) => `第${numberOf(number) ?? number}`)
    : words
}

/** Most titles have no other characters, so the slower search is for the rest. */
const onlyHan = /^[\u4e00-\u9fff]+$/

const lettersOf = (text: string): string =>
  (/[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** Returns what identifies the number of a division; null if another number may be meant. */
export const numberKey = (form: HeadingForm | null): string | null =>
  form !== null && form.number !== null && divisions.has(form.sign)
    ? `${form.sign} ${form.number}`
    : null

/** Returns the ways to read `line` as entries, beginning with the whole line as one. */
export function readingsOf(line: string): readonly (readonly string[])[] {
  const whole = [withoutPage(line)]
  if (!/[\s.．·…‥]/.test(line) && line.indexOf('第', 1) < 0) return [whole]
  const readings: (readonly string[])[] = [whole]
  for (const between of [division, pageBetween, wideSpace, fullSpace, anySpace]) {
    const parts = line
      .split(between)
      .map(part => withoutPage(part.trim()))
      .filter(part => part !== '')
    if (parts.length > 1 && parts.every(({ length }) => length <= longestEntry))
      readings.push(parts)
  }
  return readings
}

function withoutPage(text: string): string {
  const at = page.exec(text)?.index ?? text.length
  let end = at
  while (end > 0 && leaders.includes(text.charAt(end - 1))) end--
  // Digits right after a word are part of it.
  return end === 0 || (end === at && at < text.length) ? text : text.slice(0, end)
}

/** The lines of a text, with the form of each as a heading. */
export interface TitleLines {
  readonly texts: readonly string[]
  readonly forms: readonly (HeadingForm | null)[]
}

/**
 * Returns the entries on the lines from `start` to `end`. `isLater` says whether a line
 * of the text after the index has the words.
 */
export function entriesIn(
  { texts, forms }: TitleLines,
  { start, end }: { readonly start: number; readonly end: number },
  isLater: (words: string, at: number) => boolean,
): readonly TableEntry[] {
  const entries: TableEntry[] = []
  const areNumbersFirst = /^\d{1,3}$/.test(texts[start] ?? '')
  let number: string | null = null
  for (let at = start; at < end; at++) {
    const parts = readingOf(texts[at] ?? '', words => isLater(words, at))
    for (const [k, text] of parts.entries()) {
      const words = titleWords(text)
      // A page number may have a line of its own.
      if (words === '' || (/^\d{1,4}$/.test(text) && !areNumbersFirst)) continue
      const form = text === texts[at] ? (forms[at] ?? null) : headingForm(text)
      const isNumber = isOnlyNumber(text)
      const before = entries.at(-1)
      if (number !== null && form === null && before !== undefined) {
        entries[entries.length - 1] = { ...before, words: [titleWords(number + text), words] }
      } else entries.push({ at, words: isNumber ? [] : [words], form, isBeside: k > 0 })
      number = isNumber ? text : null
    }
  }
  return entries
}

/**
 * Returns `line` as one entry if the text has it, or else as several that it has. A line with
 * several numbers has several entries.
 */
function readingOf(line: string, isFound: (words: string) => boolean): readonly string[] {
  const [whole = [line], ...others] = readingsOf(line)
  if (isFound(titleWords(whole[0] ?? ''))) return whole
  const numbered = others.find(parts => parts.filter(isDivision).length > 1)
  if (numbered !== undefined) return numbered
  return others.find(parts => parts.every(part => isFound(titleWords(part)))) ?? whole
}

const isDivision = (text: string): boolean => division.exec(text)?.index === 0
