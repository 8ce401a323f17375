/**
 * Finds the paragraphs of a chapter that a site or program put on one line, with only the indent of
 * two full-width spaces between them.
 */
import { cutLongLine } from '#domain/text/long-lines'
import { metreOf } from './plain-text/metre.ts'

/** An indent after a finished sentence. */
const indent = /(?<=[。！？…—”’」』）》!?~～])\u3000{2,}(?=\S)/g
/** Two paragraphs prove less than three: a short line of two may be a couplet. */
const [fewest, few] = [2, 3]
const leastOfTwo = 120
/** A title before the first paragraph, in UTF-16 code units. */
const longestTitle = 40

/** Returns the paragraphs of `line`; together they are the whole of it, with the spaces. */
export function paragraphsOf(line: string): readonly string[] {
  if (!line.includes(gap)) return [line]
  const cuts = Array.from(line.matchAll(indent), ({ 0: space, index }) => index + space.length)
  if (cuts.length + 1 < fewest || (cuts.length + 1 < few && line.length < leastOfTwo)) return [line]
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
  const end = piece.slice(0, longestTitle + gap.length).indexOf(gap)
  const text = piece.slice(end).trimStart()
  const isTitle = end > 0 && text !== '' && !/[，。！？；]/.test(piece.slice(0, end))
  return isTitle ? piece.length - text.length : null
}

/** Print and programs indent a paragraph by two full-width spaces. */
const gap = '\u3000\u3000'

/**
 * Returns `line` as paragraphs that together are the whole of it: those on one line, and none too
 * long.
 */
export const cutLine = (line: string): readonly string[] => paragraphsOf(line).flatMap(cutLongLine)
