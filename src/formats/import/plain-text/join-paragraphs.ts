/** Joins the lines of a wrapped text into paragraphs. */
import { joinLines } from '#domain/text/join-lines'
import { endsSentence } from '#domain/text/sentence'
import type { Draft } from '../draft.ts'
import type { Line } from './line-kinds.ts'
import { draftOf } from './repair-drafts.ts'
import { goesOn, type Wrapping } from './wrapping.ts'

/**
 * A longer paragraph, in UTF-16 code units, ends with its sentence: the file has lost the real end.
 */
const longParagraph = 5_000
/** No paragraph is joined beyond this length, in UTF-16 code units. */
const longestParagraph = 9_000

/** A paragraph that the next line may continue. */
interface Open {
  readonly first: Line
  readonly last: Line
  readonly text: string
  readonly cuts: number[]
}

/** Returns the paragraphs of `lines`, which are wrapped as `wrapping` describes. */
export function joinParagraphs(lines: readonly Line[], wrapping: Wrapping): readonly Draft[] {
  const drafts: Draft[] = []
  let open: Open | null = null
  for (const line of lines) {
    if (
      open !== null &&
      (line.joins
        ? open.text.length + line.text.length <= longestParagraph
        : isSameParagraph(open.last, line, wrapping) && !isFull(open.text, line.text))
    ) {
      const { text, at } = joinLines(open.text, line.text)
      open.cuts.push(at)
      open = { first: open.first, last: line, text, cuts: open.cuts }
      continue
    }
    if (open !== null) drafts.push(draftOf(open.first, open.text, open.cuts))
    open = { first: line, last: line, text: line.text, cuts: [] }
  }
  if (open !== null) drafts.push(draftOf(open.first, open.text, open.cuts))
  return drafts
}

const isSameParagraph = (line: Line, next: Line, wrapping: Wrapping): boolean =>
  line.kind === 'body' &&
  next.kind === 'body' &&
  !line.apart &&
  !next.apart &&
  goesOn(line, next, wrapping)

const isFull = (text: string, next: string): boolean =>
  text.length + next.length > longestParagraph ||
  (text.length > longParagraph && endsSentence(text))
