import type { Book } from '../book.ts'

/**
 * Returns a function that returns the same as `headingAt` of `book`, for exports that ask for each
 * paragraph: a call takes the logarithm of the number of headings, and never looks at all chapters.
 */
export function headingFinder({ chapters }: Pick<Book, 'chapters'>): (index: number) => string {
  const found: { readonly from: number; readonly title: string }[] = []
  let first = 0
  for (const { paragraphs, headings, title } of chapters) {
    if (title !== '') found.push({ from: first, title })
    for (const heading of headings)
      found.push({ from: first + heading.index, title: heading.title })
    first += paragraphs
  }
  return index => {
    let low = 0
    let high = found.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((found[middle]?.from ?? Infinity) <= index) low = middle + 1
      else high = middle
    }
    return found[low - 1]?.title ?? ''
  }
}
