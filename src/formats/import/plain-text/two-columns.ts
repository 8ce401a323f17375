/**
 * Recognizes pages set in two columns whose lines hold both side by side, as some PDFs export them.
 */
import { lettersIn } from '#domain/text/letters'
import { columnsOf } from '#domain/text/width'

/** The number of lines that are judged as one page. Blank lines do not count. */
const page = 40
/** The least share of a page's lines in which the right column begins at the same place. */
const mostly = 0.6
/** The fewest letters of a column. Less is a heading's number, a name or a cell. */
const leastLetters = 8
/**
 * Starts that differ by no more columns than this count as the same, because print is never even.
 */
const near = 3

/** No page is wider, in UTF-16 code units. */
const widest = 300

/**
 * The space between two columns. Verse has a fixed, smaller number of spaces between its halves.
 */
const gap = / {3,}|\u3000{3,}/

/** Returns the number of lines of `text` that hold two columns. */
export function linesOfColumns(text: string): number {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  let count = 0
  for (let start = 0; start < lines.length; start += page) {
    const starts = lines.slice(start, start + page).flatMap(rightStart)
    const middle = starts.toSorted((a, b) => a - b)[starts.length >> 1] ?? 0
    const even = starts.filter(at => Math.abs(at - middle) <= near).length
    if (even >= page * mostly) count += starts.length
  }
  return count
}

/** The column at which the right half of `line` begins; empty if the line does not have two. */
function rightStart(line: string): readonly number[] {
  if (line.length > widest || !gap.test(line)) return []
  const [left = '', right = '', ...more] = line.trim().split(gap)
  const areColumns = more.length === 0 && [left, right].every(hasWords)
  return areColumns ? [columnsOf(line.slice(0, line.lastIndexOf(right)))] : []
}

const hasWords = (side: string): boolean => lettersIn(side).letters >= leastLetters
