/**
 * Joins paragraphs that the end of a column or a page cut in two. It does so only if the first half
 * cannot be a whole paragraph: it is prose of some length and does not end a sentence.
 */
import { joinLines } from '#domain/text/join-lines'
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { markersIn, type Draft } from '../draft.ts'
import type { Line } from './line-kinds.ts'

/** A shorter line, in UTF-16 code units, was not cut by a column: it is verse or part of a list. */
const shortestCut = 16
/**
 * No repair makes a longer paragraph, in UTF-16 code units: such a text has no full stops at all.
 */
const longestRepaired = 5_000

/**
 * Returns the paragraphs of `lines` in order. Joining adds nothing but white space. A line that is
 * indented by more than `margin` columns begins a paragraph.
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

/** Whether the line is cut in mid-sentence. A printer's note at its end is ignored. */
function isCut(line: string): boolean {
  const note = markersIn(line)?.at(-1)
  const text = note?.end === line.length ? line.slice(0, note.start) : line
  if (text.length < shortestCut || endsSentence(text) || dated.test(text)) return false
  if (drawn.test(text) || columns.test(text)) return false
  return hasClauses(text) && /\p{L}/u.test(text)
}

/** Letters and edicts end with their date. */
const dated = /[年月][^，。,]{0,4}日$/

/** Drawn tables end their rows with these characters, and web pages their lines with a tag. */
const drawn = /[|｜│┃*＊=＝_#>]$/

/** The cells of a table, or two columns side by side, do not continue on the next line. */
const columns = /\S(?: {3,}|\t)\S/

/** 关键词：…, Subject: … and the like are lines of their own. */
const label = /^(?:[\p{Script=Han}\s]{2,10}[：:]|[A-Z][\w-]{1,19}:\s)/u

/** Whether two lines are list items that end in a comma and begin with the same two characters. */
const areItems = (item: string, next: string): boolean =>
  /[，,]$/.test(item) && item.slice(0, 2) === next.slice(0, 2)

/**
 * Lines that begin like this start a paragraph: dashes of dialogue or signature, bullets, numbers,
 * rules.
 */
const startsParagraph =
  /^(?:——|―|－－|--|[●○■□◆◇★☆※▲△·•]|[0-9０-９]{1,3}[.．、](?![0-9])|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[*＊=＝_]{3})/

/**
 * Makes a paragraph of the kind of its first line. `printBreaks` are the offsets where print broke
 * it.
 */
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
