/**
 * Joins paragraphs that the end of a column or a page cut in two. It does so only if the first half
 * cannot be a whole paragraph: it is prose of some length and does not end a sentence.
 */
import type { PlainInline } from '#domain/book'
import { joinLines } from '#domain/text/join-lines'
import { markersIn, type Draft } from '../draft.ts'
import { cutsIn, type Layout } from './cut-evidence.ts'
import type { Line } from './line-kinds.ts'

/**
 * No repair makes a longer paragraph, in UTF-16 code units: such a text has no full stops at all.
 */
const longestRepaired = 5_000

/**
 * Returns the paragraphs of `lines` in order. Joining adds nothing but white space. Without a
 * layout, only the lines that the reader joins are joined.
 */
export function repairLines(lines: readonly Line[], layout: Layout | null): readonly Draft[] {
  const continues = layout === null ? () => false : cutsIn(lines, layout)
  const drafts: Draft[] = []
  let open: Open | null = null
  for (const [i, line] of lines.entries()) {
    const fits = open !== null && open.text.length + line.text.length <= longestRepaired
    if (open !== null && fits && (line.joins || continues(i, open.text))) {
      const { text, at } = joinLines(open.text, line.text)
      open.cuts.push(at)
      const offset = text.length - line.text.length
      for (const one of line.inlines ?? [])
        open.inlines.push({ ...one, start: one.start + offset, end: one.end + offset })
      open.text = text
      continue
    }
    if (open !== null) drafts.push(draftOf(open.line, open.text, open.cuts, open.inlines))
    open = { line, text: line.text, cuts: [], inlines: [...(line.inlines ?? [])] }
  }
  if (open !== null) drafts.push(draftOf(open.line, open.text, open.cuts, open.inlines))
  return drafts
}

/** A paragraph that the next line may continue. */
interface Open {
  readonly line: Line
  text: string
  readonly cuts: number[]
  readonly inlines: PlainInline[]
}

/**
 * Makes a paragraph of the kind of its first line. `printBreaks` are the offsets where print broke
 * it.
 */
export function draftOf(
  { kind, level, reason, at, text: words }: Line,
  text: string,
  printBreaks: readonly number[] = [],
  tagged: readonly PlainInline[] = [],
): Draft {
  const markers = kind === 'marker' ? undefined : markersIn(text)
  const inlines = tagged.length > 0 ? tagged : markers
  return {
    kind,
    ...(level !== undefined && { level }),
    ...(reason !== undefined && { reason }),
    ...(at !== undefined && { origin: { line: at, text: words } }),
    text,
    ...(inlines && { inlines }),
    ...(printBreaks.length > 0 && { printBreaks }),
  }
}
