/** The headings that are in the contents and in the heads of the pages. */
import { wordsOf, type PaperCell, type PaperText } from './paper-text.ts'

/** The words of a heading on one side, in one line. */
export const headWords = (cell: PaperCell | undefined): string =>
  cell
    ? wordsOf(cell.runs.filter(({ isAside }) => !isAside))
        .replaceAll(/\s+/g, ' ')
        .trim()
    : ''

/** The longest phrase of a heading that surely has room in a line, in characters. */
const longestPhrase = 11

/**
 * Whether a heading has a space between phrases so short that its lines may end between them alone,
 * as in 宴桃园豪杰三结义 斩黄巾英雄首立功.
 */
export const isOfPhrases = (words: string): boolean =>
  /\p{Script=Han}\s+\p{Script=Han}/u.test(words) &&
  words.split(/[\s\p{P}]+/u).every(phrase => phrase.length <= longestPhrase)

/** Lower headings are neither in the contents nor in the head of a page. */
const lowest = 2

/** Whether the pair at `at` is a heading that stands for what follows: no title of the whole. */
export function isPaperHeading({ pairs, title }: PaperText, at: number): boolean {
  const pair = pairs[at]
  if (!pair || pair.level === null || pair.level > lowest) return false
  return headWords(pair.cells[0]) !== title.text
}

/** The places of the pairs that the contents list. */
export const paperHeadings = (text: PaperText): readonly number[] =>
  text.pairs.flatMap(({ cells }, at) =>
    isPaperHeading(text, at) && cells.some(cell => headWords(cell) !== '') ? [at] : [],
  )

/** A text of so many headings and characters on one side has contents unless the reader says no. */
const manyHeads = 4
const longText = 30_000

/** Whether `text` is a book in which a reader needs contents. */
export function isContentsNeeded(text: PaperText): boolean {
  if (text.contents === null || paperHeadings(text).length < manyHeads) return false
  let length = 0
  for (const { cells } of text.pairs) length += wordsOf(cells[0]?.runs ?? []).length
  return length >= longText
}
