/** Lines of verse, told by their measure alone: as many characters between any two marks, line after line. */
import { endsSentence } from '#domain/text/sentence'

/** Verse has at least so many half-lines: two sentences of prose may be as long as each other by chance. */
const leastParts = 4
/** Prose too goes in clauses of three and four characters: of those, verse has more. */
const leastShortParts = 8
const short = 4
const [shortestPart, longestPart] = [3, 8]
const longestLine = 40
/** Lines without a mark at their end are verse only in the measures that nearly all of it has. */
const usual: ReadonlySet<number> = new Set([4, 5, 7])

const mark = /[，。！？；,!?;]/
const between = /[，。！？；、,;!?\s]+/
const han = /^\p{Script=Han}+$/u

interface Metre {
  /** Characters in each part. */
  readonly length: number
  readonly parts: number
  /** Whether a mark, or space, parts it inside, and whether one ends it. */
  readonly isParted: boolean
  readonly isEnded: boolean
}

/** How `line` is measured; null where its parts are of unlike length, or of something else than Han. */
export function metreOf(line: string): Metre | null {
  if (line.length > longestLine) return null
  const parts = line.split(between).filter(part => part !== '')
  const [first = ''] = parts
  const isEven = parts.every(part => part.length === first.length && han.test(part))
  if (!isEven || first.length < shortestPart || first.length > longestPart) return null
  const isEnded = mark.test(line.slice(-1))
  return { length: first.length, parts: parts.length, isParted: parts.length > 1, isEnded }
}

/** Whether a line measured `a` goes on as one measured `b`. */
export const isSameMetre = (a: Metre, b: Metre): boolean =>
  a.length === b.length && a.parts === b.parts && a.isEnded === b.isEnded

/** Whether `lines`, one after the other and nothing between them, are verse by their measure. */
export function areVerse(lines: readonly string[]): boolean {
  const [first, ...rest] = lines.map(metreOf)
  if (!first || rest.length === 0) return false
  if (!rest.every(metre => metre !== null && isSameMetre(first, metre))) return false
  const least = first.length <= short ? leastShortParts : leastParts
  if (lines.length * first.parts < least) return false
  return first.isEnded
    ? endsSentence(lines.at(-1) ?? '')
    : first.isParted && usual.has(first.length)
}
