/**
 * The text as the reader emends it: which proposed readings apply to a paragraph, and the way back
 * to the printed words. The printed text and its offsets never change.
 */
import { locate, type Anchor, type Range } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { AnnotationId } from '../ids.ts'
import { endsOf, type BookSelection } from '../text/book-selection.ts'

/** What an emendation proposes. */
export interface Proposal {
  readonly id: AnnotationId
  readonly anchor: Anchor
  /** Empty if the printed words are to be left out. */
  readonly words: string
  readonly createdAt: number
}

/** A printed range and the words that are proposed for it; empty if it is to be left out. */
export interface ProposedReading extends Range {
  readonly id: AnnotationId
  readonly words: string
}

/** What a reader writes as the reading of words that are to be left out. */
export const omission = '∅'

/**
 * Returns what `annotation` proposes; null if it is no emendation of the source, has no reading
 * yet, or covers several paragraphs, between which one reading cannot be divided.
 */
export function proposalOf(annotation: Annotation): Proposal | null {
  if (annotation.kind !== 'emendation' || annotation.deletedAt !== null) return null
  const { id, side, anchors, scope, createdAt } = annotation
  const [anchor, ...more] = anchors
  const words = annotation.reading.replaceAll(/\s+/g, ' ').trim()
  if (side !== 'source' || scope || !anchor || more.length > 0 || words === '') return null
  return { id, anchor, words: words === omission ? '' : words, createdAt }
}

/** Returns how many of `annotations` propose something for words inside `selection`. */
export function proposalsWithin(
  annotations: readonly Annotation[],
  selection: BookSelection,
): number {
  const { from, to } = endsOf(selection)
  return annotations.filter(annotation => {
    const { index } = annotation
    if (index < from.index || index > to.index) return false
    const anchor = proposalOf(annotation)?.anchor
    return (
      anchor !== undefined &&
      (index > from.index || anchor.end > from.offset) &&
      (index < to.index || anchor.start < to.offset)
    )
  }).length
}

/**
 * Returns the readings that apply to `text`, in its order; they do not overlap. Of proposals that
 * overlap, the shorter applies, of equally long ones the newer: it was made knowing the other.
 */
export function readingsIn(
  text: string,
  proposals: readonly Proposal[],
): readonly ProposedReading[] {
  const located = proposals.flatMap(({ id, anchor, words, createdAt }) => {
    const range = locate(anchor, text)
    return range ? { id, words, createdAt, ...range } : []
  })
  const length = ({ start, end }: Range) => end - start
  located.sort(
    (a, b) => length(a) - length(b) || b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1),
  )
  const applied: ProposedReading[] = []
  for (const { id, start, end, words } of located)
    if (!applied.some(other => start < other.end && end > other.start))
      applied.push({ id, start, end, words })
  return applied.sort((a, b) => a.start - b.start)
}

/** Returns `text` with `readings` in place of the printed words. */
export function emendedText(text: string, readings: readonly ProposedReading[]): string {
  let emended = ''
  let from = 0
  for (const { start, end, words } of readings) {
    emended += text.slice(from, start) + words
    from = end
  }
  return emended + text.slice(from)
}

/** A range of a text with its readings. */
export interface WayToPrint extends Range {
  /** Whether the range has words of a reading, or runs across words that are left out. */
  readonly isEmended: boolean
}

/**
 * Returns the printed range of `start` to `end` of the emended text; a part of a reading comes
 * from all the printed words that it replaces.
 */
export function printedRange(
  readings: readonly ProposedReading[],
  { start, end }: Range,
): WayToPrint {
  let from = start
  let to = end
  let grown = 0
  let isEmended = false
  for (const reading of readings) {
    const begins = reading.start + grown
    const ends = begins + reading.words.length
    if (end <= begins) break
    grown += reading.words.length - (reading.end - reading.start)
    if (start >= ends) from = start - grown
    else if (start >= begins) from = reading.start
    to = end <= ends ? reading.end : end - grown
    isEmended ||= start < ends
  }
  return { start: from, end: to, isEmended }
}

/**
 * Returns where `offset` of the printed text is in the emended text; inside words that a reading
 * replaces, where the reading begins.
 */
export function emendedOffset(readings: readonly ProposedReading[], offset: number): number {
  let grown = 0
  for (const { start, end, words } of readings) {
    if (offset < end) return Math.min(offset, start) + grown
    grown += words.length - (end - start)
  }
  return offset + grown
}
