import type { Inline, NoteReference, Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'

/** Where a place of the print leads: to a note, or from a note back to where it is referred to. */
export type NoteWay =
  { readonly to: 'note'; readonly note: ParagraphId } | { readonly to: 'reference' }

/** Where `offset` in `paragraph` leads; null for a place that leads nowhere. Of a note its very beginning and its end do. */
export function wayAt({ inlines = [], kind, text }: Paragraph, offset: number): NoteWay | null {
  const signs = inlines.filter(isReference)
  const sign =
    signs.find(({ start, end }) => start <= offset && offset < end) ??
    signs.find(({ end }) => end === offset)
  if (sign) return { to: 'note', note: sign.note }
  return kind === 'note' && (offset === 0 || offset === text.length) ? { to: 'reference' } : null
}

/** Whether a stretch is the sign of a note. */
export const isReference = (inline: Inline): inline is NoteReference =>
  inline.kind === 'noteReference'
