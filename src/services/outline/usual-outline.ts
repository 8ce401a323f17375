import type { BookId, OutlineItemId } from '#domain/ids'
import type { OutlinesNow } from './outlines.ts'

/**
 * Returns the outline that the reader means without saying which: the one of `book` that was
 * changed last, or else that of the library. Null if there is neither.
 */
export function usualOutline(
  { all, treeOf }: OutlinesNow,
  book: BookId | null,
): OutlineItemId | null {
  const changedAt = (id: OutlineItemId, at: number) =>
    treeOf(id).reduce((last, { item }) => Math.max(last, item.updatedAt), at)
  const lastOf = (owner: BookId | null) =>
    all
      .filter(({ bookId }) => bookId === owner)
      .map(({ id, updatedAt }) => ({ id, at: changedAt(id, updatedAt) }))
      .reduce<{ readonly id: OutlineItemId; readonly at: number } | null>(
        (last, one) => (last && last.at >= one.at ? last : one),
        null,
      )
  return (lastOf(book) ?? lastOf(null))?.id ?? null
}
