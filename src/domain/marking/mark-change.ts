/**
 * A change of a mark as data: the fields it changes, as they were and as they became. Undoing a
 * change writes only those fields, so later changes of other fields stay.
 */
import type { Annotation, Counterpart, NoteBody } from '../annotation.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { CategoryId } from '../ids.ts'
import { kindFieldsOf, kinds, type KindFields } from '../kinds/index.ts'
import { hasTag } from '../tags.ts'
import { isErased } from './erase.ts'

export type MarkChange =
  | { readonly field: 'category'; readonly from: CategoryId; readonly to: CategoryId }
  | { readonly field: 'note'; readonly from: NoteBody; readonly to: NoteBody }
  | { readonly field: 'tags'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly field: 'kind'; readonly from: KindFields; readonly to: KindFields }
  | { readonly field: 'range'; readonly from: MarkRange; readonly to: MarkRange }
  | {
      readonly field: 'counterpart'
      /** Null for a mark on one side. */
      readonly from: Counterpart | null
      readonly to: Counterpart | null
    }
  /** Deciding that an orphan stays one. */
  | { readonly field: 'settledAt'; readonly from: unknown; readonly to: unknown }
  /** Making or deleting a mark. */
  | { readonly field: 'presence'; readonly to: 'there' | 'deleted' }

/** Which words a mark covers. */
export type MarkRange = Pick<Annotation, 'side' | 'index' | 'anchors'>

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
    case 'kind':
      return { ...change, from: change.to, to: change.from }
    case 'range':
      return { ...change, from: change.to, to: change.from }
    case 'counterpart':
      return { ...change, from: change.to, to: change.from }
    case 'settledAt':
      return { ...change, from: change.to, to: change.from }
  }
}

/**
 * Returns `mark` with `change` made at `now`, in milliseconds since 1970. Returns null if that
 * would lose something: the field is not as the change found it, or the mark is deleted. A mark
 * that was deleted for good does not come back.
 */
export function withChange(mark: Annotation, change: MarkChange, now: number): Annotation | null {
  const isThere = mark.deletedAt === null
  if (change.field === 'presence') {
    if (isThere === (change.to === 'there') || isErased(mark)) return null
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
    case 'kind': {
      const isFrom = isSame(kindFieldsOf(mark), fitting(change.from, mark.note))
      return isFrom ? { ...mark, ...fitting(change.to, mark.note), updatedAt: now } : null
    }
    case 'range':
      return isSameRange(mark, change.from) ? { ...mark, ...change.to, updatedAt: now } : null
    case 'counterpart':
      return isSameCounterpart(mark.counterpart ?? null, change.from)
        ? { ...mark, counterpart: change.to, updatedAt: now }
        : null
    case 'settledAt':
      return (mark.settledAt ?? null) === (change.from ?? null)
        ? { ...mark, settledAt: change.to ?? null, updatedAt: now }
        : null
  }
}

/** Whether `change` leaves its field as it was. */
export function changesNothing(change: MarkChange): boolean {
  switch (change.field) {
    case 'presence':
      return false
    case 'category':
      return change.from === change.to
    case 'settledAt':
      return (change.from ?? null) === (change.to ?? null)
    case 'note':
    case 'tags':
    case 'kind':
      return isSame(change.from, change.to)
    case 'range':
      return isSameRange(change.from, change.to)
    case 'counterpart':
      return isSameCounterpart(change.from, change.to)
  }
}

/** Whether both cover the same words in the same places. */
const isSameRange = (a: MarkRange, b: MarkRange): boolean =>
  a.side === b.side && canonicalJson(a.anchors) === canonicalJson(b.anchors)

const isSameCounterpart = (a: Counterpart | null, b: Counterpart | null): boolean =>
  canonicalJson(a?.anchors ?? null) === canonicalJson(b?.anchors ?? null)

/** Whether both have the same content. */
export const isSame = <T extends NoteBody | readonly string[] | KindFields>(a: T, b: T): boolean =>
  canonicalJson(a) === canonicalJson(b)

/**
 * Returns `mark` with `note`. A highlight is a note while its note has words; any other kind stays
 * what it is.
 */
export const withNote = (mark: Annotation, note: NoteBody): Annotation => ({
  ...mark,
  ...fitting(kindFieldsOf(mark), note),
  note,
})

/** Returns `kind` as it is with that note. */
function fitting(kind: KindFields, note: NoteBody): KindFields {
  const { noted, bare } = kinds[kind.kind]
  const name = note.length > 0 ? noted : bare
  return name === kind.kind ? kind : kinds[name].made
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
