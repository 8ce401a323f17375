/** A hit with what stands around it, as a list shows it. */
import { splitsPair, type Range } from '../anchor.ts'

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
  /** Whether the text goes on beyond what is shown. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** UTF-16 code units: enough to know a sentence again, with the hit in the first line of a narrow panel. */
const lengthBefore = 16
const lengthAfter = 60

/** The hit at `start` to `end` of `text`, with the words around it. */
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
