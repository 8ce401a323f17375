/**
 * Text with formatting beside it: search, anchors and exports read `text`, and `spans` say how
 * ranges of it look. A line break is `\n`. All offsets are UTF-16 code units into `text`.
 */

/** The formats of a translation. The others are for notes. */
export const textFormats = ['strong', 'emphasis', 'superscript'] as const
export type TextFormat = (typeof textFormats)[number]

/**
 * The formats, in the order in which exports nest them. The order of the first three decides how
 * stored text is written, so it never changes.
 */
export const formats = [...textFormats, 'underline', 'strikethrough', 'code'] as const
export type Format = (typeof formats)[number]

export type Span = FormatSpan | LinkSpan

export interface FormatSpan {
  readonly format: Format
  readonly start: number
  readonly end: number
}

/** Words of a note that are a link. No two links of a text overlap. */
export interface LinkSpan {
  readonly format: 'link'
  /** A valid `isLinkTarget`. */
  readonly target: string
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
  /** The target of the link that the run is in; missing outside links. */
  readonly link?: string
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
    const link = rich.spans.find(
      span => span.format === 'link' && span.start <= start && span.end >= end,
    )
    const run: Run = {
      text: rich.text.slice(start, end),
      formats: here,
      ...(link?.format === 'link' && { link: link.target }),
    }
    const last = runs.at(-1)
    if (last && isAlike(last, run)) runs.splice(-1, 1, { ...last, text: last.text + run.text })
    else runs.push(run)
  }
  return runs
}

const isAlike = (a: Run, b: Run | undefined): boolean =>
  a.formats.join() === b?.formats.join() && a.link === b.link

/** Returns the rich text of `runs`. Neighbouring runs of one format or link become one span. */
export function fromRuns(runs: readonly Run[]): RichText {
  const spans: Span[] = formats.flatMap(format =>
    rangesOf(runs, run => run.formats.includes(format) || null).map(({ start, end }) => ({
      format,
      start,
      end,
    })),
  )
  for (const { of, start, end } of rangesOf(runs, ({ link }) => link ?? null))
    spans.push({ format: 'link', target: of, start, end })
  return { text: runs.map(({ text }) => text).join(''), spans }
}

/** Returns the ranges of consecutive runs for which `get` returns the same; null is no range. */
function rangesOf<T>(
  runs: readonly Run[],
  get: (run: Run) => T | null,
): readonly { readonly of: T; readonly start: number; readonly end: number }[] {
  const ranges: { of: T; start: number; end: number }[] = []
  let at = 0
  for (const run of runs) {
    const of = get(run)
    const end = at + run.text.length
    const last = ranges.at(-1)
    if (of !== null && last?.of === of && last.end === at) last.end = end
    else if (of !== null) ranges.push({ of, start: at, end })
    at = end
  }
  return ranges
}

/** Whether both have the same text in the same formats. */
export function sameRichText(a: RichText, b: RichText): boolean {
  if (a === b) return true
  if (a.text !== b.text) return false
  const [ra, rb] = [runsOf(a), runsOf(b)]
  return (
    ra.length === rb.length && ra.every((run, i) => isAlike(run, rb[i]) && run.text === rb[i]?.text)
  )
}

const clamp = (offset: number, { text }: RichText) => Math.min(Math.max(offset, 0), text.length)
