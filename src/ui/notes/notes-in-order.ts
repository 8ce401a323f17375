import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { passes, type NoteFilter } from './note-filter.ts'

export interface NotesInOrder {
  /** Those whose place is known, in the order of the text. */
  readonly placed: readonly Annotation[]
  /** Those whose place is gone, in the order their places had. */
  readonly orphaned: readonly Annotation[]
}

/** The annotations that `filter` shows, source before translation where both begin alike. */
export function notesInOrder(
  annotations: readonly Annotation[],
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesInOrder {
  const wanted = annotations.filter(annotation => passes(annotation, filter)).sort(byPlace)
  return {
    placed: wanted.filter(({ id }) => !orphans.has(id)),
    orphaned: wanted.filter(({ id }) => orphans.has(id)),
  }
}

/** The same after `changes`: a changed mark moves, and no other is looked at. */
export function notesAfter(
  notes: NotesInOrder,
  changes: readonly AnnotationChange[],
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesInOrder {
  const shows = (annotation: Annotation | null, isOrphan: boolean) =>
    annotation && passes(annotation, filter) && orphans.has(annotation.id) === isOrphan
      ? annotation
      : null
  const after = (list: readonly Annotation[], isOrphan: boolean) =>
    changes.reduce(
      (all, change) => replaced(all, shows(change.before, isOrphan), shows(change.after, isOrphan)),
      list,
    )
  const [placed, orphaned] = [after(notes.placed, false), after(notes.orphaned, true)]
  return placed === notes.placed && orphaned === notes.orphaned ? notes : { placed, orphaned }
}

/** `list`, which is in order, with `now` in it and without `before`. */
function replaced(
  list: readonly Annotation[],
  before: Annotation | null,
  now: Annotation | null,
): readonly Annotation[] {
  const from = before ? placeOf(list, before) : null
  const isThere = from !== null && list[from]?.id === before?.id
  if (isThere && now && before && byPlace(before, now) === 0) return list.with(from, now)
  const without = isThere ? list.toSpliced(from, 1) : list
  return now ? without.toSpliced(placeOf(without, now), 0, now) : without
}

/** Where `annotation` stands in `list`, or would stand; `list` is in order. */
export function placeOf(list: readonly Annotation[], annotation: Annotation): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && byPlace(there, annotation) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** By their place in the text; of those that begin alike the one that was made first comes first. */
const byPlace = (a: Annotation, b: Annotation): number =>
  a.index - b.index ||
  rank[a.side] - rank[b.side] ||
  startOf(a) - startOf(b) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : Number(a.id > b.id))

const rank = { source: 0, translation: 1 } as const

const startOf = ({ anchors }: Annotation) => anchors[0]?.start ?? 0

/** The words an annotation stands on, paragraph after paragraph. */
export const quoteOf = ({ anchors }: Annotation): string =>
  anchors.map(({ quote }) => quote.exact).join(' ')

/** The same words, cut after `limit` characters with an ellipsis in place of the rest. */
export function beginningOfQuote(annotation: Annotation, limit: number): string {
  const characters = Array.from(quoteOf(annotation))
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('')
}
