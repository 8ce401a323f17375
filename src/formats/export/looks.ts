import type { Range } from '#domain/anchor'
import type { Inline, MissingCharacter, NoteReference, Paragraph, Ruby } from '#domain/book'
import type { Format, RichText } from '#domain/rich-text'

/** The format of each kind of inline in an export; null if its words look ordinary. */
const formatOf: Readonly<Record<Inline['kind'], Format | null>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  superscript: 'superscript',
  noteReference: 'superscript',
  marker: null,
  interlinearNote: null,
  ruby: null,
  missingCharacter: null,
}

/** An element around words of a source paragraph that is not a format. No two of them overlap. */
export type Around = Ruby | NoteReference | MissingCharacter

/** A source paragraph as formatted text. Printer's marks in it are ordinary words. */
export interface SourceText extends RichText {
  readonly around: readonly Around[]
}

/** Returns a paragraph with its formats, and what is around its words, none overlapping another. */
export const sourceText = ({ text, inlines = [] }: Paragraph): SourceText => ({
  text,
  spans: inlines.flatMap(({ kind, start, end }) => {
    const format = formatOf[kind]
    return format === null ? [] : [{ format, start, end }]
  }),
  around: withoutOverlaps(inlines.filter(isAround)),
})

const isAround = (inline: Inline): inline is Around =>
  inline.kind === 'ruby' || inline.kind === 'noteReference' || inline.kind === 'missingCharacter'

/**
 * Returns `ranges` without overlaps. The one that begins first stays, and of several the longest.
 */
function withoutOverlaps(ranges: readonly Around[]): readonly Around[] {
  const kept: Around[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  }
  return kept
}

/** How a format writes the elements around words. */
export interface AroundWriter {
  readonly escape: (text: string) => string
  readonly attribute: (text: string) => string
  /** Returns the address of a note; null if its sign is no link. */
  readonly link: (note: NoteReference) => string | null
}

/** Returns `written`, the text of `range`, with the tags that begin and end at its edges. */
export function withAround(
  written: string,
  range: Range,
  around: readonly Around[],
  writer: AroundWriter,
): string {
  const opening = around.find(it => it.start === range.start)
  const closing = around.find(it => it.end === range.end)
  const [open] = opening ? tagsOf(opening, writer) : ['']
  const [, close] = closing ? tagsOf(closing, writer) : ['', '']
  return open + written + close
}

function tagsOf(
  around: Around,
  { escape, attribute, link }: AroundWriter,
): readonly [string, string] {
  if (around.kind === 'ruby') return ['<ruby>', `<rt>${escape(around.reading)}</rt></ruby>`]
  if (around.kind === 'missingCharacter')
    return [`<span title="${attribute(around.name)}">`, '</span>']
  const address = link(around)
  return address === null ? ['', ''] : [`<a href="${address}">`, '</a>']
}
