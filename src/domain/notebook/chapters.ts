import type { Book } from '../book.ts'

/** A chapter as a reader counts it: entries that continue one another are one. */
export interface WholeChapter {
  /** Empty if the text begins without a heading. */
  readonly title: string
  /** The indexes of its paragraphs in the book: from `start` up to, without, `end`. */
  readonly start: number
  readonly end: number
}

/** Returns the chapters of `book`. */
export function wholeChapters({ chapters }: Pick<Book, 'chapters'>): readonly WholeChapter[] {
  const whole: WholeChapter[] = []
  let start = 0
  for (const { title, continues, paragraphs } of chapters) {
    const end = start + paragraphs
    const last = continues ? whole.pop() : undefined
    whole.push(last ? { ...last, end } : { title, start, end })
    start = end
  }
  return whole
}

/** Returns the number, from 0, of the chapter with the paragraph at `index`; else the last. */
export function chapterAt(chapters: readonly WholeChapter[], index: number): number {
  let [low, high] = [0, chapters.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chapters[middle]?.end ?? Infinity) <= index) low = middle + 1
    else high = middle
  }
  return Math.max(low, 0)
}
