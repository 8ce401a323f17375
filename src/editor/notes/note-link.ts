import type { Inline, NoteReference, Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'

/** A link in the source: from a reference to its note, or from a note back to its reference. */
export type NoteLink =
  { readonly to: 'note'; readonly note: ParagraphId } | { readonly to: 'reference' }

/**
 * Returns the link at `offset` of `paragraph`, or null. In a note, only its first and last position
 * have a link.
 */
export function noteLinkAt(
  { inlines = [], kind, text }: Paragraph,
  offset: number,
): NoteLink | null {
  const references = inlines.filter(isReference)
  const reference =
    references.find(({ start, end }) => start <= offset && offset < end) ??
    references.find(({ end }) => end === offset)
  if (reference) return { to: 'note', note: reference.note }
  return kind === 'note' && (offset === 0 || offset === text.length) ? { to: 'reference' } : null
}

/** Whether an inline range is a note reference. */
export const isReference = (inline: Inline): inline is NoteReference =>
  inline.kind === 'noteReference'
