/**
 * Text with formatting beside it: search, anchors and exports read `text`, and `spans` say how
 * ranges of it look. A line break is `\n`. All offsets are UTF-16 code units into `text`.
 */

/** The formats, in the order in which exports nest them. */
export const formats = ['strong', 'emphasis', 'superscript'] as const
export type Format = (typeof formats)[number]

export interface Span {
  readonly format: Format
  readonly start: number
  readonly end: number
}

export interface RichText {
  readonly text: string
  readonly spans: readonly Span[]
}

export const emptyText: RichText = { text: '', spans: [] }

/** `text` without formatting. */
export const plain = (text: string): RichText => ({ text, spans: [] })

/** Whether the text has only white space. */
export const isBlank = ({ text }: RichText): boolean => text.trim() === ''

/** A part of a text whose characters have the same formats. */
export interface Run {
  readonly text: string
  readonly formats: readonly Format[]
}

/**
 * Returns `rich` as consecutive runs that together are its whole text. None is empty, no two
 * neighbours have the same formats, and the formats are in nesting order. Spans are cut to the
 * text.
 */
export function runsOf(rich: RichText): readonly Run[] {
  const cuts = new Set([0, rich.text.length])
  for (const { start, end } of rich.spans) cuts.add(clamp(start, rich)).add(clamp(end, rich))
  const edges = [...cuts].sort((a, b) => a - b)
  const runs: Run[] = []
  for (const [i, end] of edges.slice(1).entries()) {
    const start = edges[i] ?? 0
    const here = formats.filter(format =>
      rich.spans.some(span => span.format === format && span.start <= start && span.end >= end),
    )
    const last = runs.at(-1)
    const text = rich.text.slice(start, end)
    if (last?.formats.join() === here.join())
      runs.splice(-1, 1, { ...last, text: last.text + text })
    else runs.push({ text, formats: here })
  }
  return runs
}

/** Returns the rich text of `runs`. Neighbouring runs of one format become one span. */
export function fromRuns(runs: readonly Run[]): RichText {
  let text = ''
  const spans: Span[] = []
  for (const format of formats) {
    let at = 0
    let open: number | null = null
    for (const run of runs) {
      const has = run.formats.includes(format)
      if (has && open === null) open = at
      if (!has && open !== null) {
        spans.push({ format, start: open, end: at })
        open = null
      }
      at += run.text.length
    }
    if (open !== null) spans.push({ format, start: open, end: at })
  }
  for (const run of runs) text += run.text
  return { text, spans }
}

/** Whether both have the same text in the same formats. */
export function sameRichText(a: RichText, b: RichText): boolean {
  if (a === b) return true
  if (a.text !== b.text) return false
  const [ra, rb] = [runsOf(a), runsOf(b)]
  return (
    ra.length === rb.length &&
    ra.every((run, i) => run.formats.join() === rb[i]?.formats.join() && run.text === rb[i]?.text)
  )
}

const clamp = (offset: number, { text }: RichText) => Math.min(Math.max(offset, 0), text.length)
