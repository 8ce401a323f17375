/**
 * Finds where the last of several labelled pairs ends. A book may have a few of them in the middle,
 * and its own text goes on after them without a label.
 */
import type { Labelled } from './labels.ts'
import { sideOf } from './sides.ts'

/** The share of labelled translations that must be in another language than the source. */
const mostly = 0.9
/** A translation so many times as long as usual, beside its source, is followed by other text. */
const farTooLong = 3

/** The paragraphs of a translation from its label to the next one. */
interface LabelledPart {
  readonly start: number
  readonly end: number
  /** Its length beside that of its source. */
  readonly share: number
}

/**
 * Returns `sides`, with the paragraphs of `texts` that belong to no pair in the source: those
 * before the first label, and those after the end of a translation.
 */
export function withoutOthers(
  texts: readonly string[],
  sides: readonly Labelled[],
): readonly Labelled[] {
  const parts = partsIn(texts, sides)
  const words = texts.map((text, at) => text.slice(sides[at]?.label ?? 0))
  const endOf = ends(words, parts)
  const isOutside = new Uint8Array(texts.length)
  const first = sides.findIndex(({ label }) => label > 0)
  isOutside.fill(1, 0, Math.max(0, first))
  // A book goes on until the next label, also under its own headings.
  let next = texts.length
  for (let at = texts.length - 1, k = parts.length - 1; k >= 0; k--) {
    const one = parts[k] ?? { start: 0, end: 0, share: 0 }
    for (; at >= one.end; at--) if ((sides[at]?.label ?? 0) > 0) next = at
    const end = endOf(one)
    if (end < one.end) isOutside.fill(1, end, next)
  }
  return sides.map((one, at): Labelled =>
    isOutside[at] === 1 ? { side: 'source', label: 0, isOutside: true } : one,
  )
}

function partsIn(texts: readonly string[], sides: readonly Labelled[]): readonly LabelledPart[] {
  const lengthOf = (start: number, end: number) => texts.slice(start, end).join('').length
  const parts: LabelledPart[] = []
  let source = 0
  for (let at = 0; at < sides.length;) {
    const { side, label } = sides[at] ?? { side: 'source', label: 0 }
    let end = at + 1
    while (end < sides.length && sides[end]?.side === side && sides[end]?.label === 0) end++
    const length = lengthOf(at, end)
    if (side === 'source') source = label > 0 ? length : source
    else parts.push({ start: at, end, share: length / Math.max(1, source) })
    at = end
  }
  return parts
}

/** Returns a function that says where the translation ends in a labelled part. */
function ends(
  texts: readonly string[],
  parts: readonly LabelledPart[],
): (one: LabelledPart) => number {
  // The label may be alone on its line.
  const own = parts.map(({ start }) => sideOf(texts[start] || (texts[start + 1] ?? '')))
  if (own.filter(side => side === 'translation').length >= own.length * mostly) {
    return ({ start, end }) => {
      let last = end
      while (last > start + 1 && sideOf(texts[last - 1] ?? '') !== 'translation') last--
      const isChinese = texts.slice(last, end).some(text => sideOf(text) === 'source')
      return isChinese ? last : end
    }
  }
  const usual = medianOf(parts.map(({ share }) => share))
  const isTooLong = ({ share }: LabelledPart) => share > usual * farTooLong
  const count = medianOf(parts.filter(one => !isTooLong(one)).map(one => one.end - one.start))
  return one => (isTooLong(one) ? Math.min(one.end, one.start + Math.max(1, count)) : one.end)
}

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
