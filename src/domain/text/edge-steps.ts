/** Where the edge of a range may be: between two characters as a reader sees them. */
import { knownTag } from './language-tag.ts'

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Forwards or backwards in the text. */
export type Way = 1 | -1

/** Returns the offset nearest to `offset` that is not inside a character. */
export function betweenCharacters(text: string, offset: number): number {
  const at = Math.min(Math.max(offset, 0), text.length)
  const around = characters.segment(text).containing(at)
  if (!around) return at
  const end = around.index + around.segment.length
  return at - around.index <= end - at ? around.index : end
}

/** Returns the offset one character from `offset`, or null at the end of `text`. */
export function characterStep(text: string, offset: number, way: Way): number | null {
  const next = characters.segment(text).containing(way === 1 ? offset : offset - 1)
  if (!next) return null
  return way === 1 ? next.index + next.segment.length : next.index
}

/**
 * Returns the next offset from `offset` at which a word begins, or ends if `edge` is `end`; null if
 * no word does.
 */
export function wordStep(
  text: string,
  offset: number,
  way: Way,
  { edge, language }: { readonly edge: 'start' | 'end'; readonly language: string },
): number | null {
  const words = new Intl.Segmenter(knownTag(language) ?? undefined, { granularity: 'word' })
  const segments = words.segment(text)
  let segment = segments.containing(way === 1 ? offset : offset - 1)
  while (segment) {
    const end = segment.index + segment.segment.length
    const at = edge === 'start' ? segment.index : end
    if (segment.isWordLike && (at - offset) * way > 0) return at
    segment = segments.containing(way === 1 ? end : segment.index - 1)
  }
  return null
}
