import type { Side } from '#domain/anchor'
import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { kindFieldsOf, stateOf } from '#domain/kinds/index'
import { isSame } from '#domain/marking/mark-change'
import { halvesOf, isPlaceless, type Half } from '#domain/marking/halves'
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
    placed: wanted.filter(annotation => !isLost(annotation, orphans)),
    orphaned: wanted.filter(annotation => isLost(annotation, orphans)),
  }
}

/** Whether nothing that `annotation` marks is located. */
const isLost = (annotation: Annotation, orphans: ReadonlySet<AnnotationId>): boolean =>
  halvesOf(annotation).every(half => isHalfLost(annotation, half, orphans))

/**
 * Whether the words of one half of a mark are not located. `orphans` has the marks whose words in
 * the translation are gone.
 */
const isHalfLost = (
  { id, counterpart }: Annotation,
  half: Half,
  orphans: ReadonlySet<AnnotationId>,
): boolean =>
  isPlaceless(half) || (orphans.has(id) && (half.side === 'translation' || !counterpart))

/** Returns the side of a pair of ranges whose words are not located; `null` if both are. */
export const lostSide = (
  annotation: Annotation,
  orphans: ReadonlySet<AnnotationId>,
): Side | null =>
  annotation.counterpart
    ? (halvesOf(annotation).find(half => isHalfLost(annotation, half, orphans))?.side ?? null)
    : null

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
    annotation => passes(annotation, filter) && !isLost(annotation, orphans),
  )
  const orphaned = listAfter(
    order.orphaned,
    seen.orphaned,
    changes,
    annotation => passes(annotation, filter) && isLost(annotation, orphans),
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
  isSame(kindFieldsOf(a), kindFieldsOf(b)) &&
  a.side === b.side &&
  quoteOf(a) === quoteOf(b) &&
  ((a.counterpart ?? null) === (b.counterpart ?? null) ||
    (a.counterpart && b.counterpart
      ? quotedWords(a.counterpart) === quotedWords(b.counterpart)
      : false))

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
 * Compares by place in the text. A mark without words comes before those with words. Of two marks
 * that begin at the same place, the older one comes first.
 */
const byPlace = (a: Annotation, b: Annotation): number =>
  a.index - b.index ||
  scopeRank[a.scope ?? 'words'] - scopeRank[b.scope ?? 'words'] ||
  rank[a.side] - rank[b.side] ||
  startOf(a) - startOf(b) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : Number(a.id > b.id))

const rank = { source: 0, translation: 1 } as const
const scopeRank = { book: 0, section: 1, paragraph: 2, words: 3 } as const

const startOf = ({ anchors }: Annotation) => anchors[0]?.start ?? 0

/** Returns the marked words, paragraph after paragraph. */
export const quoteOf = (annotation: Annotation): string => quotedWords(annotation)

/** Returns the words of a mark on one side, paragraph after paragraph. */
export const quotedWords = ({ anchors }: Pick<Annotation, 'anchors'>): string =>
  anchors.map(({ quote }) => quote.exact).join(' ')

/** Returns the marked words, cut after `limit` characters with an ellipsis. */
export const beginningOfQuote = (annotation: Annotation, limit: number): string =>
  beginningOfWords(quoteOf(annotation), limit)

/** Returns `words`, cut after `limit` characters with an ellipsis. */
export function beginningOfWords(words: string, limit: number): string {
  const characters = Array.from(words)
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('')
}
