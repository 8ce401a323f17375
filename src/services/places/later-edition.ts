/**
 * Where a paragraph of a book that is gone is in a later edition of it, if its words have changed.
 * The reader's work on a book stays when the book is removed, and the work that was carried over
 * has names and words by which it is known in the later edition. Nothing else says which of its
 * paragraphs belong together.
 */
import type { Annotation } from '#domain/annotation'
import { carriedId } from '#domain/editions/carry-annotations'
import type { BookId, ParagraphId } from '#domain/ids'
import { paragraphsTranslatedAs, translationsOf } from '#storage/translations'
import type { ShelfBook } from '../library/shelf.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import { isDistinctive } from './distinctive.ts'
import type { PlaceTools } from './places.ts'

interface Gone {
  readonly book: BookId
  readonly paragraph: ParagraphId
}

/** A later edition, and the paragraph there; null if nothing says which one it is. */
interface LaterPlace {
  readonly edition: ShelfBook
  readonly paragraph: ParagraphId | null
}

/** Returns the place in the later edition; null if no work was carried over to a book here. */
export async function inLaterEdition(
  tools: PlaceTools,
  books: readonly ShelfBook[],
  gone: Gone,
  signal: AbortSignal | undefined,
): Promise<LaterPlace | null> {
  const marks = [...(await storedAnnotations(tools, gone.book)).values()]
  let known: ShelfBook | null = null
  for (const edition of books) {
    if (signal?.aborted) return null
    const copies = await storedAnnotations(tools, edition.book.id)
    for (const mark of marks) {
      const copy = copies.get(carriedId(edition.book.id, mark.id))
      if (!copy || copy.deletedAt !== null) continue
      known = edition
      const paragraph = placeOfCopy(mark, copy, gone.paragraph)
      if (paragraph !== null) return { edition, paragraph }
    }
  }
  const translated = await byTranslation(tools, books, gone, signal)
  return translated ?? (known && { edition: known, paragraph: null })
}

/** Where an annotation on `paragraph` is in the later edition; null if it is not on it, or lost. */
function placeOfCopy(
  { anchors, scope }: Annotation,
  copy: Annotation,
  paragraph: ParagraphId,
): ParagraphId | null {
  const [own] = anchors
  const [there] = copy.anchors
  // One over several paragraphs says nothing of any but its first.
  if (scope === 'book' || own?.paragraphId !== paragraph || !there) return null
  // An orphan has an empty range.
  return there.start === there.end && own.start < own.end ? null : there.paragraphId
}

/** Finds the only paragraph in the library with the translation that the lost one had. */
async function byTranslation(
  { db, report }: PlaceTools,
  books: readonly ShelfBook[],
  { book, paragraph }: Gone,
  signal: AbortSignal | undefined,
): Promise<LaterPlace | null> {
  const lost = await translationsOf(db, book, [paragraph])
  report('translations', lost.damaged)
  const own = lost.rows[0]?.content.text ?? ''
  if (!isDistinctive(own)) return null
  const found: LaterPlace[] = []
  for (const edition of books) {
    if (signal?.aborted) return null
    for (const id of await paragraphsTranslatedAs(db, edition.book.id, own))
      found.push({ edition, paragraph: id })
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
