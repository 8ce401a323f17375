import type { Book } from '#domain/book'
import { firstFrom, type SearchResults } from '#domain/search/search-results'

/** Hits that are listed under one title. */
export interface ResultGroup {
  readonly key: string
  readonly title: string
  /** How many hits there are, of which `shown` are listed, beginning with the list's hit `first`, from 0. */
  readonly count: number
  readonly first: number
  readonly shown: number
}

/** The hits of a book by chapter; chapters without hits are left out, and one that was cut for its length is one. */
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

/** The entry that a chapter begins with. */
function beginning(chapters: Book['chapters'], number: number): number {
  let first = number
  while (first > 0 && chapters[first]?.continues) first--
  return first
}

const chapterKey = (chapters: Book['chapters'], number: number) =>
  String(beginning(chapters, number))

const titleOf = (chapters: Book['chapters'], number: number) =>
  chapters[beginning(chapters, number)]?.title ?? ''
