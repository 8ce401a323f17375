/** Sorts the entries of the notebook. */
import type { Side } from '../anchor.ts'
import type { CategoryId } from '../ids.ts'
import type { Entry } from './entry.ts'

export const notebookOrders = ['place', 'newest', 'changed', 'category'] as const
export type NotebookOrder = (typeof notebookOrders)[number]

/**
 * Returns `entries` in `order`: by place, the newest or the last changed first, or by category in
 * the order of `categories`. Ties are broken by place.
 */
export function inOrder(
  entries: readonly Entry[],
  order: NotebookOrder,
  categories: readonly CategoryId[],
): readonly Entry[] {
  const rank = new Map(categories.map((id, n) => [id, n]))
  const rankOf = ({ mark }: Entry) => rank.get(mark.category) ?? categories.length
  switch (order) {
    case 'place':
      return entries.toSorted(byPlace)
    case 'newest':
      return entries.toSorted((a, b) => b.mark.createdAt - a.mark.createdAt || byPlace(a, b))
    case 'changed':
      return entries.toSorted((a, b) => b.mark.updatedAt - a.mark.updatedAt || byPlace(a, b))
    case 'category':
      return entries.toSorted((a, b) => rankOf(a) - rankOf(b) || byPlace(a, b))
  }
}

/** Compares by place: by book, then as in the text, the source before the translation. */
const byPlace = (a: Entry, b: Entry): number =>
  a.book - b.book ||
  a.mark.index - b.mark.index ||
  scopeRank[a.mark.scope ?? 'words'] - scopeRank[b.mark.scope ?? 'words'] ||
  sideRank[a.mark.side] - sideRank[b.mark.side] ||
  startOf(a) - startOf(b) ||
  a.mark.createdAt - b.mark.createdAt ||
  (a.mark.id < b.mark.id ? -1 : Number(a.mark.id > b.mark.id))

const sideRank = { source: 0, translation: 1 } as const satisfies Record<Side, number>

/** What is about more comes first. */
const scopeRank = { book: 0, section: 1, paragraph: 2, words: 3 } as const

const startOf = ({ mark }: Entry) => mark.anchors[0]?.start ?? 0
