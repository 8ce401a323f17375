/** Columns of a printed page that stand side by side in each line, as they come out of some PDFs. */
import { columnsOf } from '#domain/text/width'

/** So many lines, blank ones apart, are looked at as one page. */
const page = 40
/** Of a page in columns so many lines have both, and the right one begins at the same place. */
const mostly = 0.6
/** Less on a side is a heading's number, a name or a cell. */
const leastLetters = 8
/** Places this near to each other are one: a print of several widths is never even. */
const near = 3

/** No page is as wide. */
const widest = 300

/** Between two columns; a fixed number of spaces parts the halves of a verse. */
const gap = / {3,}|\u3000{3,}/

/** How many lines of `text` are of two columns. */
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

/** Where the right column begins in `line`; none if the line has not got two. */
function rightStart(line: string): readonly number[] {
  if (line.length > widest) return []
  const [left = '', right = '', ...more] = line.trim().split(gap)
  const areColumns = more.length === 0 && [left, right].every(hasWords)
  return areColumns ? [columnsOf(line.slice(0, line.lastIndexOf(right)))] : []
}

const hasWords = (side: string): boolean => (side.match(/\p{L}/gu)?.length ?? 0) >= leastLetters
