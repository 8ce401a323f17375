import type { Inline, Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Draft, DraftInline } from './import/draft.ts'
import { paragraphNames } from './naming.ts'

/**
 * Returns the paragraphs of a book by chapter, named in reading order. A note reference gets the id
 * of its note. One without a note becomes superscript.
 */
export function nameParagraphs(
  chapters: readonly (readonly Draft[])[],
): readonly (readonly Paragraph[])[] {
  const nameOf = paragraphNames()
  const labels = new Map<string, ParagraphId>()
  const named = chapters.map(drafts =>
    drafts.map(draft => {
      const id = nameOf(draft.text)
      if (draft.label !== undefined) labels.set(draft.label, id)
      return { id, draft }
    }),
  )
  return named.map(paragraphs =>
    paragraphs.map(
      ({
        id,
        draft: {
          label: _label,
          lang: _lang,
          row: _row,
          version: _version,
          reason: _reason,
          origin: _origin,
          beside: _beside,
          inlines,
          ...rest
        },
      }) => ({
        id,
        ...rest,
        ...(inlines && { inlines: inlines.flatMap(inline => withNoteId(inline, labels)) }),
      }),
    ),
  )
}

function withNoteId(
  inline: DraftInline,
  labels: ReadonlyMap<string, ParagraphId>,
): Inline | readonly Inline[] {
  if (inline.kind === 'verbatim') return []
  if (inline.kind !== 'noteReference') return inline
  const { start, end } = inline
  const note = labels.get(inline.note)
  return note === undefined
    ? { kind: 'superscript', start, end }
    : { kind: 'noteReference', start, end, note }
}
