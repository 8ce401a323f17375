/** The comments of a reviewed file, as notes that the reader can add. */
import { anchorAt, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { weightOf } from '../content-sum.ts'
import { annotationId, type AnnotationId, type BookId, type CategoryId } from '../ids.ts'
import { kinds } from '../kinds/index.ts'
import { placeAnchor } from '../marking/scope.ts'
import { plain } from '../rich-text.ts'
import { withTag } from '../tags.ts'
import type { PairHere } from './merge-reviewed.ts'
import type { ReviewedComment, ReviewedFile } from './reviewed-file.ts'

/** A comment that is not a note of the book yet. */
export interface ReviewedNote {
  /** The same whenever this comment comes back, so that no comment is added twice. */
  readonly id: AnnotationId
  readonly comment: ReviewedComment
  /** The pair's number in the book, from 0. */
  readonly index: number
  readonly source: string
}

/** Returns the comments of `file` on pairs of the book that are not among `present`. */
export function reviewedNotes(
  file: ReviewedFile,
  book: BookId,
  pairs: readonly PairHere[],
  present: ReadonlySet<AnnotationId>,
): readonly ReviewedNote[] {
  const known = new Map<string, number>(pairs.map(({ id }, i) => [id, i]))
  const notes = new Map<AnnotationId, ReviewedNote>()
  for (const { id, comments } of file.rows) {
    const index = id === null ? undefined : known.get(id)
    const pair = index === undefined ? undefined : pairs[index]
    if (index === undefined || pair === undefined) continue
    const counts = new Map<string, number>()
    for (const comment of comments) {
      if (comment.text.trim() === '') continue
      const { author, text } = comment
      // A reviewer may write the same words at several places of a pair.
      const same = JSON.stringify([author, text])
      const before = counts.get(same) ?? 0
      counts.set(same, before + 1)
      const which = before === 0 ? [] : [before]
      const name = weightOf('reviewed', [book, pair.id, author, text, ...which]).toString(36)
      const own = annotationId(`reviewed-${name}`)
      if (!present.has(own)) notes.set(own, { id: own, comment, index, source: pair.source })
    }
  }
  return [...notes.values()].toSorted((a, b) => a.index - b.index)
}

/** Where and in which category a note is added. */
export interface NoteTarget {
  readonly book: BookId
  readonly category: CategoryId
  readonly now: number
}

/**
 * Returns the annotation of a comment on `pair`, as it is once the review has been applied. It
 * covers the words of the comment if they are there once, or at their place; otherwise the whole
 * paragraph.
 */
export function annotationOf(
  { id, comment, index }: ReviewedNote,
  pair: PairHere,
  { book, category, now }: NoteTarget,
): Annotation {
  const { author, text, quote } = comment
  const words = quote?.side === 'source' ? pair.source : pair.translation.content.text
  const anchor = quote && anchorOf(quote, pair, words)
  return {
    id,
    bookId: book,
    ...kinds.note.made,
    category,
    side: quote?.side ?? 'translation',
    index,
    anchors: [anchor ?? placeAnchor(pair.id, pair.source)],
    ...(!anchor && { scope: 'paragraph' as const }),
    note: text.split('\n').flatMap(line => (line.trim() === '' ? [] : [plain(line.trim())])),
    tags: author.trim() === '' ? [] : withTag([], author.trim()),
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  }
}

function anchorOf(
  { exact, start }: NonNullable<ReviewedComment['quote']>,
  { id }: PairHere,
  words: string,
): Anchor | null {
  if (exact.trim() === '') return null
  const at = words.slice(start, start + exact.length) === exact ? start : onlyPlace(words, exact)
  return at === null ? null : anchorAt(id, words, at, at + exact.length)
}

function onlyPlace(words: string, exact: string): number | null {
  const first = words.indexOf(exact)
  return first >= 0 && words.indexOf(exact, first + 1) < 0 ? first : null
}
