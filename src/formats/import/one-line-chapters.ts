/**
 * Finds the paragraphs of a chapter that a site or program put on one line, with only the indent of
 * two full-width spaces, or of four others, between them.
 */
import { cutLongLine } from '#domain/text/long-lines'
import { metreOf } from './plain-text/metre.ts'

/** Print and programs indent a paragraph by two full-width spaces or four others. */
const gap = /\u3000{2}|[ \u00a0]{4}|\u2003{2}/
/** An indent after a finished sentence. */
const indent = /(?<=[。！？…—”’」』）》!?~～])(?:\u3000{2,}|\u2003{2,}|[ \u00a0]{4,})(?=\S)/g
/** A shorter line of several sentences may be a couplet, a list or a note with its comment. */
const leastLong = 120
/** If nearly all of a text is in such lines, shorter ones have several paragraphs too. */
const nearlyAll = 0.8
/** The mean length of their pieces is at least this, and they are at least this many. */
const [leastMean, few] = [10, 3]
/** A title before the first paragraph, in UTF-16 code units. */
const longestTitle = 40

/**
 * Returns whether nearly all of a text is in lines of several paragraphs, so that a short line may
 * be one.
 */
export function areOfSeveral(lines: Iterable<string>): boolean {
  let [all, several] = [0, 0]
  for (const line of lines) {
    all += line.length
    if (isOfSeveral(line)) several += line.length
  }
  return several > 0 && several >= all * nearlyAll
}

const cutsIn = (line: string): readonly number[] =>
  Array.from(line.matchAll(indent), ({ 0: space, index }) => index + space.length)

function isOfSeveral(line: string): boolean {
  if (!gap.test(line)) return false
  const pieces = cutsIn(line).length + 1
  return pieces >= few && line.length >= pieces * leastMean
}

/**
 * Returns the paragraphs of `line`; together they are the whole of it, with the spaces.
 * `mayBeShort` is what `areOfSeveral` returns for the text.
 */
export function paragraphsOf(line: string, mayBeShort: boolean): readonly string[] {
  if (!gap.test(line)) return [line]
  if (line.length < leastLong && !(mayBeShort && isOfSeveral(line))) return [line]
  const cuts = cutsIn(line)
  if (cuts.length === 0) return [line]
  const starts = [0, ...cuts]
  const pieces = starts.map((start, i) => line.slice(start, starts[i + 1]))
  if (isVerse(pieces)) return [line]
  const [first = '', ...rest] = pieces
  const title = titleEnd(first)
  return title === null ? pieces : [first.slice(0, title), first.slice(title), ...rest]
}

/** Whether all pieces are lines of verse in one metre, which print puts side by side. */
function isVerse(pieces: readonly string[]): boolean {
  const [first, ...rest] = pieces.map(piece => metreOf(piece.trim())?.length)
  return first !== undefined && rest.every(length => length === first)
}

/** Returns where the text after a title begins in `piece`; null if it begins with no title. */
function titleEnd(piece: string): number | null {
  const end = piece.slice(0, longestTitle + longestGap).search(gap)
  const text = piece.slice(end).trimStart()
  const isTitle = end > 0 && text !== '' && !/[，。！？；]/.test(piece.slice(0, end))
  return isTitle ? piece.length - text.length : null
}

/** The length of the longest `gap`. */
const longestGap = 4

/**
 * Returns `line` as paragraphs that together are the whole of it: those on one line, and none too
 * long.
 */
export const cutLine = (line: string, mayBeShort: boolean): readonly string[] =>
  paragraphsOf(line, mayBeShort).flatMap(cutLongLine)
