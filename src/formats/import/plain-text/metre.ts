/**
 * Recognizes verse by its metre alone: the same number of characters between marks, line after
 * line.
 */
import { endsSentence } from '#domain/text/sentence'
import { asPrinted } from '../missing-characters.ts'

/** The fewest parts that are verse. Two sentences of prose may have the same length by chance. */
const leastParts = 4
/** The same for parts of three or four characters, because prose has such clauses too. */
const leastShortParts = 8
const short = 4
const [shortestPart, longestPart] = [3, 8]
const longestLine = 40
/**
 * Lines without a mark at their end are verse only if their parts have one of these common lengths.
 */
const usual: ReadonlySet<number> = new Set([4, 5, 7])

const mark = /[，。！？；,!?;]/
const between = /[，。！？；、,;!?\s]+/
const han = /^\p{Script=Han}+$/u

interface Metre {
  /** The number of characters in each part. */
  readonly length: number
  readonly parts: number
  /** Whether marks or spaces divide the line; `isEnded` is whether a mark ends it. */
  readonly isDivided: boolean
  readonly isEnded: boolean
}

/**
 * Returns the metre of a line; null if its parts differ in length or are not all Han characters.
 */
export function metreOf(written: string): Metre | null {
  const line = asPrinted(written)
  if (line.length > longestLine) return null
  const parts = line.split(between).filter(part => part !== '')
  const [first = ''] = parts
  const isEven = parts.every(part => part.length === first.length && han.test(part))
  if (!isEven || first.length < shortestPart || first.length > longestPart) return null
  const isEnded = mark.test(line.slice(-1))
  return { length: first.length, parts: parts.length, isDivided: parts.length > 1, isEnded }
}

/** Whether two lines with the metres `a` and `b` can be neighbours in one verse. */
export const isSameMetre = (a: Metre, b: Metre): boolean =>
  a.length === b.length && a.parts === b.parts && a.isEnded === b.isEnded

/** Whether `lines`, which follow each other directly, are verse by their metre. */
export function areVerse(lines: readonly string[]): boolean {
  const [first, ...rest] = lines.map(metreOf)
  if (!first || rest.length === 0) return false
  if (!rest.every(metre => metre !== null && isSameMetre(first, metre))) return false
  const least = first.length <= short ? leastShortParts : leastParts
  if (lines.length * first.parts < least) return false
  return first.isEnded
    ? endsSentence(lines.at(-1) ?? '')
    : first.isDivided && usual.has(first.length)
}
