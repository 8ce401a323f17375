/** The places that a reader may mean: the number of a paragraph, words of a heading, or a link. */
import { ownScheme } from '#domain/notes/link-target'
import { numberOf } from '#domain/text/numerals'
import type { IsNamed } from '../../hooks/use-named.ts'
import type { ContentsEntry } from '../contents/contents-entries.ts'

/** A matching place; `index` is the index of the paragraph in the book, from 0. */
export type GoToMatch =
  | { readonly kind: 'paragraph'; readonly index: number }
  | {
      readonly kind: 'heading'
      readonly index: number
      readonly title: string
      /** BCP 47 tag, if it is not that of the book. */
      readonly language: string | undefined
    }
  /** Leads to a place of the library, or nowhere. */
  | { readonly kind: 'link'; readonly address: string }

export interface GoToMatches {
  /**
   * A link alone; or at most `most` matches: a paragraph with that number first, then headings in
   * the order of the book.
   */
  readonly shown: readonly GoToMatch[]
  /** How many more headings match. */
  readonly more: number
  /** The typed number if the book has no such paragraph; otherwise `null`. */
  readonly outside: number | null
}

/** How many matches are shown. */
const most = 50

/**
 * Returns the places of a book of `count` paragraphs that match `words`. `isNamed` says which
 * entries match.
 */
export function goToMatches(
  words: string,
  count: number,
  entries: readonly ContentsEntry[],
  isNamed: IsNamed,
): GoToMatches {
  const address = words.trim()
  if (address.toLowerCase().startsWith(ownScheme))
    return { shown: [{ kind: 'link', address }], more: 0, outside: null }
  const number = address === '' ? null : numberOf(words)
  const isThere = number !== null && number >= 1 && number <= count
  const shown: GoToMatch[] = isThere ? [{ kind: 'paragraph', index: number - 1 }] : []
  let more = 0
  for (const [i, { heading, start, language }] of entries.entries()) {
    if (!isNamed(i)) continue
    if (shown.length === most) more++
    else shown.push({ kind: 'heading', index: start, title: heading.title, language })
  }
  return { shown, more, outside: isThere ? null : number }
}
