/** The variants of two texts, character by character. */
import { splitsPair } from '../anchor.ts'
import { unitsInOrder } from '../editions/in-order.ts'
import type { ComparedText } from './compared-text.ts'

/**
 * A place where two texts differ: the words of the one stand for the words of the other. UTF-16
 * offsets, never inside a surrogate pair. One of the two ranges may be empty.
 */
export interface Variant {
  readonly start: number
  readonly end: number
  /** The range in the other text. */
  readonly otherStart: number
  readonly otherEnd: number
}

/**
 * Returns the variants of two texts in their order. They do not touch each other on both sides, and
 * what is between them is the same in what was compared.
 */
export function variantsBetween(here: ComparedText, there: ComparedText): readonly Variant[] {
  if (here.text === there.text) return []
  const now = unitsInOrder(here.text, there.text)
  const variants: Variant[] = []
  let [from, other] = [0, 0]
  const close = (to: number, otherTo: number) => {
    if (to === from && otherTo === other) return
    const [start, end] = wholeRange(here, from, to)
    const [otherStart, otherEnd] = wholeRange(there, other, otherTo)
    variants.push({ start, end, otherStart, otherEnd })
  }
  for (let at = 0; at < now.length; at++) {
    const place = now[at] ?? -1
    if (place < other || !isWhole(here.text, there.text, now, at)) continue
    close(at, place)
    from = at + 1
    other = place + 1
  }
  close(here.text.length, there.text.length)
  return variants
}

/** Whether the code unit at `at` is followed with the whole character that it is of. */
function isWhole(here: string, there: string, now: Int32Array, at: number): boolean {
  const place = now[at] ?? -1
  const [isSecond, isFirst] = [splitsPair(here, at), splitsPair(here, at + 1)]
  return (
    isSecond === splitsPair(there, place) &&
    isFirst === splitsPair(there, place + 1) &&
    (!isSecond || now[at - 1] === place - 1) &&
    (!isFirst || now[at + 1] === place + 1)
  )
}

/** Returns where `from` to `to` of a compared text is; an empty range is after what precedes it. */
function wholeRange({ places }: ComparedText, from: number, to: number): [number, number] {
  if (!places) return [from, to]
  const endOf = (unit: number) => (unit < 0 ? 0 : (places[unit] ?? 0) + 1)
  const end = endOf(to - 1)
  return from === to ? [end, end] : [places[from] ?? 0, end]
}

/** A range of one of several paragraphs that are read as one text; UTF-16 offsets into it. */
export interface PlaceInRow {
  /** Which of the paragraphs, from 0. */
  readonly paragraph: number
  readonly start: number
  readonly end: number
}

/**
 * Returns the places of a range in paragraphs with `texts`, of which it is in one or in several. An
 * empty range is at the end of a paragraph rather than at the beginning of the next.
 */
export function placesInRow(
  texts: readonly string[],
  start: number,
  end: number,
): readonly PlaceInRow[] {
  const places: PlaceInRow[] = []
  let begin = 0
  for (const [paragraph, { length }] of texts.entries()) {
    const [from, to] = [Math.max(start, begin), Math.min(end, begin + length)]
    const isHere = start === end ? start <= begin + length : from < to
    if (isHere) places.push({ paragraph, start: from - begin, end: to - begin })
    if (start === end && isHere) break
    begin += length
  }
  return places
}

/**
 * Cuts variants where a paragraph of `texts` ends, so that each is in one. The first piece gets all
 * words of the other text.
 */
export function cutAtParagraphs(
  variants: readonly Variant[],
  texts: readonly string[],
): readonly Variant[] {
  if (texts.length < 2) return variants
  return variants.flatMap(variant => {
    const { start, end, otherStart, otherEnd } = variant
    const places = placesInRow(texts, start, end)
    if (places.length < 2) return [variant]
    let at = start
    return places.map((place, piece) => {
      const from = at
      at += place.end - place.start
      const isFirst = piece === 0
      return { start: from, end: at, otherStart: isFirst ? otherStart : otherEnd, otherEnd }
    })
  })
}
