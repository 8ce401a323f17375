/** The headings of a book as a table of contents, and the progress under each. */
import type { Book, HeadingEntry } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Progress } from '#domain/progress'
import type { TranslationState } from '#domain/translation'

export interface ContentsEntry {
  readonly heading: HeadingEntry
  readonly chapter: number
  /** The index of the heading in the book, and that after the last paragraph under it. */
  readonly start: number
  readonly end: number
  /** If the title is a translation: its BCP 47 tag, and the title as the book has it. */
  readonly language?: string
  readonly printed?: string
}

/**
 * Returns every heading of `book`, in order. The text under a heading ends at the next one of its
 * level or above.
 */
export function contentsOf(book: Pick<Book, 'chapters'>): readonly ContentsEntry[] {
  const found: { heading: HeadingEntry; chapter: number; start: number }[] = []
  let offset = 0
  for (const [chapter, { headings, paragraphs }] of book.chapters.entries()) {
    for (const heading of headings) found.push({ heading, chapter, start: offset + heading.index })
    offset += paragraphs
  }
  const ends: number[] = []
  // Read backwards: the starts of later headings that can end an earlier one, outermost first.
  const after: { level: number; start: number }[] = []
  for (const { heading, start } of found.toReversed()) {
    while ((after.at(-1)?.level ?? 0) > heading.level) after.pop()
    ends.push(after.at(-1)?.start ?? offset)
    after.push({ level: heading.level, start })
  }
  return found.map((entry, i) => ({ ...entry, end: ends.at(-1 - i) ?? offset }))
}

/** Returns `entries` with the titles that `words` has for their paragraphs, in `language`. */
export const inTranslation = (
  entries: readonly ContentsEntry[],
  words: ReadonlyMap<ParagraphId, string>,
  language: string,
): readonly ContentsEntry[] =>
  entries.map(entry => {
    const title = words.get(entry.heading.paragraph)
    return title === undefined
      ? entry
      : { ...entry, heading: { ...entry.heading, title }, language, printed: entry.heading.title }
  })

/** Returns the entry that paragraph `index` is under; `null` before the first heading. */
export function entryAt(entries: readonly ContentsEntry[], index: number): ContentsEntry | null {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.start ?? Infinity) <= index) low = middle + 1
    else high = middle
  }
  return entries[low - 1] ?? null
}

/**
 * The position of an entry among those of its level under the same heading, from 1, and how many
 * those are.
 */
export interface Rank {
  readonly place: number
  readonly of: number
}

/** Returns the rank of each of `entries`, which may be a part of a table of contents. */
export function ranksOf(entries: readonly ContentsEntry[]): readonly Rank[] {
  const ranks: { place: number; of: number }[] = []
  /** Entries that others of their level may still follow, outermost first. */
  const open: { readonly level: number; readonly members: { place: number; of: number }[] }[] = []
  for (const { heading } of entries) {
    while ((open.at(-1)?.level ?? 0) > heading.level) close()
    if (open.at(-1)?.level !== heading.level) open.push({ level: heading.level, members: [] })
    const members = open.at(-1)?.members ?? []
    const rank = { place: members.length + 1, of: 0 }
    members.push(rank)
    ranks.push(rank)
  }
  while (open.length > 0) close()
  return ranks

  function close() {
    const { members } = open.pop() ?? { members: [] }
    for (const rank of members) rank.of = members.length
  }
}

/**
 * Returns a function that counts the states in any range of the book by two binary searches a
 * state.
 */
export function progressBetween(
  states: ReadonlyMap<number, TranslationState>,
): (start: number, end: number) => Progress {
  const places: Record<TranslationState, number[]> = { empty: [], draft: [], done: [], check: [] }
  for (const [index, state] of states) places[state].push(index)
  for (const list of Object.values(places)) list.sort((a, b) => a - b)
  return (start, end) => {
    const count = (state: TranslationState) =>
      firstFrom(places[state], end) - firstFrom(places[state], start)
    const [draft, done, check] = [count('draft'), count('done'), count('check')]
    return { empty: end - start - draft - done - check, draft, done, check }
  }
}

/** Returns how many of the ascending `numbers` are below `limit`. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
