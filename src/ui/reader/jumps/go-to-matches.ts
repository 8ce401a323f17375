/** What a reader may mean who says where to go: the number of a paragraph, or words of a heading. */
import { numberOf } from '#domain/text/numerals'
import type { IsNamed } from '../../hooks/use-named.ts'
import type { ContentsEntry } from '../contents/contents-entries.ts'

/** A place that the words may mean; `index` is the paragraph's place in the book, from 0. */
export type GoToMatch =
  | { readonly kind: 'paragraph'; readonly index: number }
  | { readonly kind: 'heading'; readonly index: number; readonly title: string }

export interface GoToMatches {
  /** At most `most` of them, a paragraph of that number first, then headings in the book's order. */
  readonly shown: readonly GoToMatch[]
  /** How many headings there are besides. */
  readonly more: number
  /** The number that was said, where the book has no such paragraph; else null. */
  readonly outside: number | null
}

/** How many are shown. */
const most = 50

/** The places of a book of `count` paragraphs that `words` may mean; `isNamed` says which entries have them. */
export function goToMatches(
  words: string,
  count: number,
  entries: readonly ContentsEntry[],
  isNamed: IsNamed,
): GoToMatches {
  const number = words.trim() === '' ? null : numberOf(words)
  const isThere = number !== null && number >= 1 && number <= count
  const shown: GoToMatch[] = isThere ? [{ kind: 'paragraph', index: number - 1 }] : []
  let more = 0
  for (const [i, { heading, start }] of entries.entries()) {
    if (!isNamed(i)) continue
    if (shown.length === most) more++
    else shown.push({ kind: 'heading', index: start, title: heading.title })
  }
  return { shown, more, outside: isThere ? null : number }
}
