/** The chapters of a book, to see one of them in a collation. */
import type { Book } from '../book.ts'
import type { CollationRow } from './collate.ts'

/** A chapter with all that is under it. */
export interface CollatedChapter {
  readonly title: string
  /** 1 is the outermost level. */
  readonly level: number
  /** The places in the printed book, from 0, of its first paragraph and of what follows it. */
  readonly start: number
  readonly end: number
}

/** Returns the chapters of a printed book in their order. */
export function chaptersToCollate({
  chapters,
}: Pick<Book, 'chapters'>): readonly CollatedChapter[] {
  let at = 0
  const begun = chapters.map(chapter => {
    const start = at
    at += chapter.paragraphs
    return { ...chapter, start }
  })
  const own = begun.filter(({ continues }) => !continues)
  return own.map(({ title, level, start }, k) => ({
    title,
    level,
    start,
    end: own.slice(k + 1).find(next => next.level <= level)?.start ?? at,
  }))
}

/** A range of rows: the number of the first one, from 0, and of what follows the last. */
export interface RowRange {
  readonly first: number
  readonly end: number
}

/**
 * Returns the rows of a chapter. What only the other edition has belongs to the chapter that it
 * follows.
 */
export function rowsOfChapter(
  rows: readonly CollationRow[],
  { start, end }: Pick<CollatedChapter, 'start' | 'end'>,
): RowRange {
  const from = (place: number) => {
    const found = rows.findIndex(({ here: [first = -1] }) => first >= place)
    return found < 0 ? rows.length : found
  }
  return { first: start === 0 ? 0 : from(start), end: from(end) }
}

/** Whether a row is in a range; without a range every row is. */
export const isInRange = (row: number, range: RowRange | null): boolean =>
  !range || (row >= range.first && row < range.end)
