import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { stateOf } from '#domain/kinds/index'
import { passes, type NoteFilter } from './note-filter.ts'

export interface NotesInOrder {
  /** Marks that are located, in the order of the text. */
  readonly placed: readonly Annotation[]
  /** Orphans, in the order of their last places. */
  readonly orphaned: readonly Annotation[]
}

/**
 * Returns the annotations that `filter` shows, in the order of the text; the source comes before
 * the translation.
 */
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

/** Notes in order: as they are now, and as the panel shows them. */
export interface NotesKept {
  readonly order: NotesInOrder
  /**
   * The same annotations in the same order, but the same lists until a change is visible. A mark
   * that only moved with its text looks unchanged, so the present mark must be looked up by its id.
   */
  readonly seen: NotesInOrder
}

/** Applies `changes`: moves each changed mark without looking at any other. */
export function notesAfter(
  { order, seen }: NotesKept,
  changes: readonly AnnotationChange[],
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesKept {
  const placed = listAfter(
    order.placed,
    seen.placed,
    changes,
    annotation => passes(annotation, filter) && !orphans.has(annotation.id),
  )
  const orphaned = listAfter(
    order.orphaned,
    seen.orphaned,
    changes,
    annotation => passes(annotation, filter) && orphans.has(annotation.id),
  )
  const isAsSeen = placed.seen === seen.placed && orphaned.seen === seen.orphaned
  return {
    order: { placed: placed.order, orphaned: orphaned.order },
    seen: isAsSeen ? seen : { placed: placed.seen, orphaned: orphaned.seen },
  }
}

function listAfter(
  order: readonly Annotation[],
  seen: readonly Annotation[],
  changes: readonly AnnotationChange[],
  shows: (annotation: Annotation) => boolean,
) {
  const list = [...order]
  let isSeen = false
  for (const { before, after } of changes) {
    const from = before && shows(before) ? indexInOrder(list, before) : -1
    const isThere = from >= 0 && list[from]?.id === before?.id
    if (isThere) list.splice(from, 1)
    const to = after && shows(after) ? indexInOrder(list, after) : -1
    if (after && to >= 0) list.splice(to, 0, after)
    const stays = isThere && to === from && before && after && looksAlike(before, after)
    isSeen ||= !stays && (isThere || to >= 0)
  }
  return { order: list, seen: isSeen ? list : seen }
}

/** Whether the row of a mark looks the same for both. */
const looksAlike = (a: Annotation, b: Annotation): boolean =>
  a.note === b.note &&
  a.tags === b.tags &&
  a.category === b.category &&
  stateOf(a) === stateOf(b) &&
  a.side === b.side &&
  quoteOf(a) === quoteOf(b)

/**
 * Returns the index of `annotation` in `list`, or where it would be inserted. `list` is in order.
 */
export function indexInOrder(list: readonly Annotation[], annotation: Annotation): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && byPlace(there, annotation) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Compares by place in the text. Of two marks that begin at the same place, the older one comes
 * first.
 */
const byPlace = (a: Annotation, b: Annotation): number =>
  a.index - b.index ||
  rank[a.side] - rank[b.side] ||
  startOf(a) - startOf(b) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : Number(a.id > b.id))

const rank = { source: 0, translation: 1 } as const

const startOf = ({ anchors }: Annotation) => anchors[0]?.start ?? 0

/** Returns the marked words, paragraph after paragraph. */
export const quoteOf = ({ anchors }: Annotation): string =>
  anchors.map(({ quote }) => quote.exact).join(' ')

/** Returns the marked words, cut after `limit` characters with an ellipsis. */
export function beginningOfQuote(annotation: Annotation, limit: number): string {
  const characters = Array.from(quoteOf(annotation))
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('')
}
