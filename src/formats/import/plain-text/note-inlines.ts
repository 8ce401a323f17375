import type { ParagraphKind, PlainInline } from '#domain/book'
import type { Draft } from '../draft.ts'
import type { NoteFindings } from '../findings.ts'
import { interlinearNotes } from './interlinear-notes.ts'
import { shortened } from './shortened.ts'

const running: ReadonlySet<ParagraphKind> = new Set(['body', 'boxBody', 'quotation', 'verse'])
const exampleCount = 3

/**
 * Finds the interlinear notes in `drafts`, and marks them if `apart`. Their words stay in the text.
 */
export function withNotes(
  drafts: readonly Draft[],
  apart: boolean,
): { readonly drafts: readonly Draft[]; readonly findings: NoteFindings } {
  let found = 0
  const examples: string[] = []
  const noted = drafts.map(draft => {
    const notes = running.has(draft.kind) ? notesIn(draft) : []
    found += notes.length
    for (const { start, end } of notes) {
      const example = shortened(draft.text.slice(start, end))
      if (examples.length < exampleCount && !examples.includes(example)) examples.push(example)
    }
    if (!apart || notes.length === 0) return draft
    const inlines = [...(draft.inlines ?? []), ...notes].sort((a, b) => a.start - b.start)
    return { ...draft, inlines }
  })
  return { drafts: noted, findings: { found, apart: apart && found > 0, examples } }
}

/** Adds the comments that a document marks itself to the findings about notes in brackets. */
export function withComments(
  { found, apart, examples }: NoteFindings,
  comments: readonly string[],
  areApart: boolean,
): NoteFindings {
  const all = new Set([...comments.map(shortened), ...examples])
  return {
    found: found + comments.length,
    apart: apart || (areApart && comments.length > 0),
    examples: [...all].slice(0, exampleCount),
  }
}

/** The notes that do not overlap a printer's note. */
const notesIn = ({ text, inlines = [] }: Draft): readonly PlainInline[] =>
  interlinearNotes(text).filter(
    note => !inlines.some(({ start, end }) => start < note.end && note.start < end),
  )
