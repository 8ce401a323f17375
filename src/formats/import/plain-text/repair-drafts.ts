/**
 * Paragraphs that the end of a column or of a page cut in two, made whole again.
 * Done only where the first half cannot be a whole paragraph: it is prose of some
 * length and does not end as a sentence ends.
 */
import { joinLines } from '#domain/text/join-lines'
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { markersIn, type Draft } from '../draft.ts'
import type { Line } from './line-kinds.ts'

/** A line shorter than this was not ended by the width of a column: it is verse, or a list. */
const shortestCut = 16
/** No mending makes a paragraph longer than this: what has no full stop for so long has none at all. */
const longestRepaired = 5_000

/**
 * The paragraphs that `lines` are, in order. Nothing but white space at cuts is added.
 * A line set in further than `margin`, in columns, begins one.
 */
export function repairLines(lines: readonly Line[], margin: number): readonly Draft[] {
  const drafts: Draft[] = []
  let open: { line: Line; text: string; cuts: number[] } | null = null
  for (const line of [...lines, null]) {
    if (open !== null && line !== null && goesOn(open, line, margin)) {
      const { text, at } = joinLines(open.text, line.text)
      open.cuts.push(at)
      open = { line, text, cuts: open.cuts }
      continue
    }
    if (open !== null) drafts.push(draftOf(open.line, open.text, open.cuts))
    open = line && { line, text: line.text, cuts: [] }
  }
  return drafts
}

function goesOn(
  open: { readonly line: Line; readonly text: string },
  next: Line,
  margin: number,
): boolean {
  if (open.line.kind !== 'body' || next.kind !== 'body') return false
  if (open.line.apart || next.apart || next.indent > margin) return false
  if (open.text.length + next.text.length > longestRepaired) return false
  if (label.test(open.text) && label.test(next.text)) return false
  return (
    isCut(open.line.text) && !startsParagraph.test(next.text) && !areItems(open.text, next.text)
  )
}

/** Whether the line must go on elsewhere. A printer's note at its end says nothing of the sentence before it. */
function isCut(line: string): boolean {
  const note = markersIn(line)?.at(-1)
  const text = note?.end === line.length ? line.slice(0, note.start) : line
  if (text.length < shortestCut || endsSentence(text) || dated.test(text)) return false
  if (drawn.test(text) || columns.test(text)) return false
  return hasClauses(text) && /\p{L}/u.test(text)
}

/** Letters and edicts end with their date. */
const dated = /[年月][^，。,]{0,4}日$/

/** Rows of tables and the like end with what they are drawn with, and lines of web pages with a tag. */
const drawn = /[|｜│┃*＊=＝_#>]$/

/** What stands beside each other, of a table or of two columns, does not go on in the next line. */
const columns = /\S(?: {3,}|\t)\S/

/** 关键词：…, Subject: … and their like are lines of their own. */
const label = /^(?:[\p{Script=Han}\s]{2,10}[：:]|[A-Z][\w-]{1,19}:\s)/u

/** Items of a list, parted by commas: they begin alike. */
const areItems = (item: string, next: string): boolean =>
  /[，,]$/.test(item) && item.slice(0, 2) === next.slice(0, 2)

/** A line that names its speaker or signs what was said does not go on with it; nor does a numbered one. */
const startsParagraph =
  /^(?:——|―|－－|--|[●○■□◆◇★☆※▲△·•]|[0-9０-９]{1,3}[.．、](?![0-9])|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[*＊=＝_]{3})/

/** The paragraph that begins with a line and was cut at `printBreaks`. */
export function draftOf(
  { kind, level }: Line,
  text: string,
  printBreaks: readonly number[] = [],
): Draft {
  const inlines = kind === 'marker' ? undefined : markersIn(text)
  return {
    kind,
    ...(level !== undefined && { level }),
    text,
    ...(inlines && { inlines }),
    ...(printBreaks.length > 0 && { printBreaks }),
  }
}
