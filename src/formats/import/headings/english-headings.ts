/** Recognizes the headings of English books: Chapter 12, CHAPTER XII. The Return, Book One. */
import { hasClauses } from '#domain/text/sentence'
import type { HeadingForm } from './heading-form.ts'
import type { HeadingSign } from '../findings.ts'
import { romanNumber } from './roman.ts'

const words =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

const signs: Readonly<Record<string, HeadingSign>> = {
  part: 'part',
  book: 'part',
  volume: 'volume',
  vol: 'volume',
  chapter: 'chapter',
  letter: 'chapter',
  canto: 'chapter',
  episode: 'chapter',
  lesson: 'chapter',
  day: 'chapter',
  act: 'chapter',
  section: 'section',
  scene: 'section',
}

const opening = new RegExp(
  `^(${Object.keys(signs).join('|')})(?:\\s+(?:the\\s+)?|\\s*[.．#]\\s*|(?=\\d))(\\d{1,4}|[ivxlc]{1,8}|${[...words, ...ordinals].join('|')})(?![\\p{L}\\d])([^]*)$`,
  'iu',
)
/** A title begins with a capital: `Chapter 3 describes` is a sentence. */
const title = /^(?:\s*$|\s*[.:：—–-]+\s*$|[\s.:：、．—–-]+["'“‘(《]?[\p{Lu}\p{Script=Han}\d])/u
/** Nobody begins an English sentence about a chapter with a Chinese title. */
const chineseTitle = /^[\s.:：、．—–-]+[《“「]?\p{Script=Han}/u
const longestTitle = 80
/** What follows the volume of a periodical: Vol. 2 (1962), pp. 33–41; Vol. 4, No. 2. */
const cited = /^[\s,，:：.]*(?:[（(]?(?:1[5-9]|20)\d{2}(?!\d)|No\.|pp?\.|Issue\b|Nr\.)/i

/** Returns the form of `line` as an English heading; null if it cannot be one. */
export function englishForm(line: string): HeadingForm | null {
  const [, word, number, rest] = opening.exec(line) ?? []
  if (word === undefined || number === undefined || rest === undefined) return null
  const sign = signs[word.toLowerCase()]
  const isWritten = /^[A-Z]/.test(word) || (chineseTitle.test(rest) && !hasClauses(rest))
  if (sign === undefined || !isWritten) return null
  if (!title.test(rest) || rest.length > longestTitle) return null
  if (sign === 'volume' && cited.test(rest)) return null
  return { sign, number: valueOf(number.toLowerCase()), firm: true }
}

function valueOf(number: string): number | null {
  if (/^\d/.test(number)) return Number(number)
  const place = Math.max(words.indexOf(number), ordinals.indexOf(number))
  return place >= 0 ? place + 1 : romanNumber(number)
}
