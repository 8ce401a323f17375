import type { Inline, NoteReference, Paragraph, Ruby } from '#domain/book'
import type { Format, RichText } from '#domain/rich-text'

/** How each kind of inline looks in an export; null where its words are ordinary words there. */
const formatOf: Readonly<Record<Inline['kind'], Format | null>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  superscript: 'superscript',
  noteReference: 'superscript',
  marker: null,
  interlinearNote: null,
  ruby: null,
}

/** What is around words of a source paragraph besides their looks. None of these overlap with one another. */
export type Around = Ruby | NoteReference

/** A source paragraph as formatted text. The printer's notes in it are ordinary words there. */
export interface SourceText extends RichText {
  readonly around: readonly Around[]
}

export const sourceText = ({ text, inlines = [] }: Paragraph): SourceText => ({
  text,
  spans: inlines.flatMap(({ kind, start, end }) => {
    const format = formatOf[kind]
    return format === null ? [] : [{ format, start, end }]
  }),
  around: apart(inlines.filter(isAround)),
})

const isAround = (inline: Inline): inline is Around =>
  inline.kind === 'ruby' || inline.kind === 'noteReference'

/** Of stretches that overlap the one that begins first, the longest of those. */
function apart(stretches: readonly Around[]): readonly Around[] {
  const kept: Around[] = []
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (stretch.start >= (kept.at(-1)?.end ?? 0)) kept.push(stretch)
  }
  return kept
}

/** `written`, which stands for the text from `start` to `end`, within what begins and ends there. */
export function withAround(
  written: string,
  { start, end }: { readonly start: number; readonly end: number },
  around: readonly Around[],
  escape: (text: string) => string,
  link: (note: NoteReference) => string | null,
): string {
  const opening = around.find(it => it.start === start)
  const closing = around.find(it => it.end === end)
  const [open] = opening ? tagsOf(opening, escape, link) : ['']
  const [, close] = closing ? tagsOf(closing, escape, link) : ['', '']
  return open + written + close
}

function tagsOf(
  around: Around,
  escape: (text: string) => string,
  link: (note: NoteReference) => string | null,
): readonly [string, string] {
  if (around.kind === 'ruby') return ['<ruby>', `<rt>${escape(around.reading)}</rt></ruby>`]
  const address = link(around)
  return address === null ? ['', ''] : [`<a href="${address}">`, '</a>']
}
