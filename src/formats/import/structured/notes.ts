import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'

/**
 * Moves each note to the end of the chapter that first refers to it, in the order of the
 * references. A note is a paragraph with a label and the paragraphs of kind `note` after it.
 * Chapters that are left empty are removed. Notes without references stay where they are.
 */
export function placeNotes(chapters: readonly ChapterDraft[]): readonly ChapterDraft[] {
  const wanted = firstReferences(chapters)
  const notes = new Map<string, readonly Draft[]>()
  const rest = chapters.map(chapter => {
    const paragraphs: Draft[] = []
    let note: Draft[] | null = null
    for (const draft of chapter.paragraphs) {
      const { label } = draft
      if (draft.kind !== 'note') note = null
      else if (label !== undefined) {
        note = wanted.has(label) && !notes.has(label) ? [] : null
        if (note !== null) notes.set(label, note)
      }
      ;(note ?? paragraphs).push(draft)
    }
    return { ...chapter, paragraphs }
  })
  for (const [label, chapter] of wanted) {
    rest[chapter]?.paragraphs.push(...(notes.get(label) ?? []))
  }
  return rest.filter(({ paragraphs }) => paragraphs.length > 0)
}

/**
 * Returns the index of the chapter that first refers to each label, in the order of the references.
 */
function firstReferences(chapters: readonly ChapterDraft[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [i, { paragraphs }] of chapters.entries()) {
    for (const { inlines = [] } of paragraphs) {
      for (const inline of inlines) {
        if (inline.kind === 'noteReference' && !found.has(inline.note)) found.set(inline.note, i)
      }
    }
  }
  return found
}
