/** A change of an item of an outline as data, so that undoing it writes only what it changed. */
import type { NoteBody } from '../annotation.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { OutlineItemId } from '../ids.ts'
import type { OutlineItem } from './outline-item.ts'

export type OutlineChange = { readonly id: OutlineItemId } & (
  | { readonly field: 'title'; readonly from: string; readonly to: string }
  | { readonly field: 'body'; readonly from: NoteBody; readonly to: NoteBody }
  | { readonly field: 'place'; readonly from: PlaceFields; readonly to: PlaceFields }
  /** Adding or removing it. */
  | { readonly field: 'presence'; readonly to: 'there' | 'removed' }
)

type PlaceFields = Pick<OutlineItem, 'parent' | 'order'>

/** Returns the change that undoes `change`. */
export function inverseOfOutline(change: OutlineChange): OutlineChange {
  switch (change.field) {
    case 'presence':
      return { ...change, to: change.to === 'there' ? 'removed' : 'there' }
    case 'title':
      return { ...change, from: change.to, to: change.from }
    case 'body':
      return { ...change, from: change.to, to: change.from }
    case 'place':
      return { ...change, from: change.to, to: change.from }
  }
}

/**
 * Returns `item` with `change` made at `now`, in milliseconds since 1970; null if the item is not
 * as the change found it.
 */
export function withOutlineChange(
  item: OutlineItem,
  change: OutlineChange,
  now: number,
): OutlineItem | null {
  const isThere = item.deletedAt === null
  switch (change.field) {
    case 'presence':
      if (isThere === (change.to === 'there')) return null
      return { ...item, deletedAt: isThere ? now : null, updatedAt: now }
    case 'title':
      return item.title === change.from ? { ...item, title: change.to, updatedAt: now } : null
    case 'body':
      return canonicalJson(item.body) === canonicalJson(change.from)
        ? { ...item, body: change.to, updatedAt: now }
        : null
    case 'place':
      return item.parent === change.from.parent && item.order === change.from.order
        ? { ...item, ...change.to, updatedAt: now }
        : null
  }
}
