/**
 * A change of a mark as data: the fields it changes, as they were and as they became. Undoing a
 * change writes only those fields, so later changes of other fields stay.
 */
import type { Annotation, NoteBody } from './annotation.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CategoryId } from './ids.ts'
import { kinds } from './kinds/index.ts'
import { hasTag } from './tags.ts'

export type MarkChange =
  | { readonly field: 'category'; readonly from: CategoryId; readonly to: CategoryId }
  | { readonly field: 'note'; readonly from: NoteBody; readonly to: NoteBody }
  | { readonly field: 'tags'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** Making or deleting a mark. */
  | { readonly field: 'presence'; readonly to: 'there' | 'deleted' }

/** Returns the change that undoes `change`. */
export function inverseOf(change: MarkChange): MarkChange {
  switch (change.field) {
    case 'presence':
      return { field: 'presence', to: change.to === 'there' ? 'deleted' : 'there' }
    case 'category':
      return { ...change, from: change.to, to: change.from }
    case 'note':
      return { ...change, from: change.to, to: change.from }
    case 'tags':
      return { ...change, from: change.to, to: change.from }
  }
}

/**
 * Returns `mark` with `change` made at `now`, in milliseconds since 1970. Returns null if that
 * would lose something: the field is not as the change found it, or the mark is deleted.
 */
export function withChange(mark: Annotation, change: MarkChange, now: number): Annotation | null {
  const isThere = mark.deletedAt === null
  if (change.field === 'presence') {
    if (isThere === (change.to === 'there')) return null
    return { ...mark, deletedAt: isThere ? now : null, updatedAt: now }
  }
  if (!isThere) return null
  switch (change.field) {
    case 'category':
      return mark.category === change.from ? { ...mark, category: change.to, updatedAt: now } : null
    case 'note':
      return isSame(mark.note, change.from)
        ? { ...withNote(mark, change.to), updatedAt: now }
        : null
    case 'tags': {
      const tags = withTags(mark.tags, change.from, change.to)
      return isSame(tags, mark.tags) ? null : { ...mark, tags, updatedAt: now }
    }
  }
}

/** Whether `change` leaves its field as it was. */
export function changesNothing(change: MarkChange): boolean {
  switch (change.field) {
    case 'presence':
      return false
    case 'category':
      return change.from === change.to
    case 'note':
    case 'tags':
      return isSame(change.from, change.to)
  }
}

/** Whether both have the same content. */
export const isSame = (a: NoteBody | readonly string[], b: NoteBody | readonly string[]): boolean =>
  canonicalJson(a) === canonicalJson(b)

/**
 * Returns `mark` with `note`. A highlight is a note while its note has words; any other kind stays
 * what it is.
 */
export function withNote(mark: Annotation, note: NoteBody): Annotation {
  const { noted, bare } = kinds[mark.kind]
  const kind = note.length > 0 ? noted : bare
  return kind === mark.kind ? { ...mark, note } : { ...mark, ...kinds[kind].made, note }
}

/**
 * Applies the change from `from` to `to` to the tags `now`. Tags added or removed in between stay
 * so.
 */
function withTags(
  now: readonly string[],
  from: readonly string[],
  to: readonly string[],
): readonly string[] {
  if (isSame(now, from)) return to
  const removed = from.filter(tag => !hasTag(to, tag))
  const added = to.filter(tag => !hasTag(from, tag) && !hasTag(now, tag))
  return [...now.filter(tag => !hasTag(removed, tag)), ...added]
}
