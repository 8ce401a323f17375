import type { Book } from '#domain/book'
import { firstFrom, type SearchResults } from '#domain/search/search-results'

/** Hits under one title. */
export interface ResultGroup {
  readonly key: string
  readonly title: string
  /**
   * How many hits there are. `shown` of them are listed, from hit `first` of the list, counted from
   * 0.
   */
  readonly count: number
  readonly first: number
  readonly shown: number
}

/**
 * Returns the hits of a book by chapter. Chapters without hits are left out, and the parts of a
 * split chapter count as one.
 */
export function chapterGroups(
  { title: bookTitle, chapters }: Pick<Book, 'title' | 'chapters'>,
  found: SearchResults,
): readonly ResultGroup[] {
  const groups: ResultGroup[] = []
  let offset = 0
  for (const [number, { paragraphs, continues }] of chapters.entries()) {
    const first = firstFrom(found, offset)
    offset += paragraphs
    const count = firstFrom(found, offset) - first
    const last = groups.at(-1)
    if (count === 0) continue
    if (continues && last && last.key === chapterKey(chapters, number)) {
      groups.splice(-1, 1, { ...last, count: last.count + count, shown: last.shown + count })
    } else {
      const key = chapterKey(chapters, number)
      groups.push({
        key,
        title: titleOf(chapters, number) || bookTitle,
        count,
        first,
        shown: count,
      })
    }
  }
  return groups
}

/** Returns the entry with which a chapter begins. */
function beginning(chapters: Book['chapters'], number: number): number {
  let first = number
  while (first > 0 && chapters[first]?.continues) first--
  return first
}

const chapterKey = (chapters: Book['chapters'], number: number) =>
  String(beginning(chapters, number))

const titleOf = (chapters: Book['chapters'], number: number) =>
  chapters[beginning(chapters, number)]?.title ?? ''
