/** A hit with its context, for a list. */
import { splitsPair, type Range } from '../anchor.ts'

export interface Excerpt {
  readonly before: string
  readonly words: string
  /** The words as the reader emends them, if that is otherwise. */
  readonly emended?: string
  readonly after: string
  /** The translation beside a hit in the source, if there is one. */
  readonly beside?: string
  /** Whether the text continues beyond the excerpt. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/**
 * UTF-16 code units: enough to recognise a sentence, with the hit in the first line of a narrow
 * panel.
 */
const lengthBefore = 16
const lengthAfter = 60

/** Returns the hit at `start` to `end` of `text` with the words around it. */
export function excerptOf(text: string, { start, end }: Range): Excerpt {
  let from = Math.max(0, start - lengthBefore)
  let to = Math.min(text.length, end + lengthAfter)
  if (splitsPair(text, from)) from--
  if (splitsPair(text, to)) to++
  return {
    before: text.slice(from, start),
    words: text.slice(start, end),
    after: text.slice(end, to),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  }
}

/** Where a word does not end within so many UTF-16 units, there are no words to keep whole. */
const longestWord = 24

/**
 * Returns `most` UTF-16 units of `text` or a few less, around the place before which `share` of it
 * is, from the beginning of a word if the text has words.
 */
export function passageAt(text: string, share: number, most: number): string {
  const about = Math.round(share * text.length - most / 2)
  const from = Math.max(0, Math.min(about, text.length - most))
  if (from === 0) return text.slice(0, splitsPair(text, most) ? most - 1 : most)
  const space = text.indexOf(' ', from)
  const begin = space >= from && space < from + longestWord ? space + 1 : from
  const start = splitsPair(text, begin) ? begin + 1 : begin
  const end = start + most
  return `…${text.slice(start, splitsPair(text, end) ? end - 1 : end)}`
}
