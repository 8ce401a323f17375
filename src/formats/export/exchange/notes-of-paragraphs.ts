import type { Annotation } from '#domain/annotation'
import type { ParagraphId } from '#domain/ids'
import { isBlank } from '#domain/rich-text'
import type { ExportLabels } from '../exporter.ts'
import { namesOf } from '../mark-names.ts'
import type { ExportSurvey, Numbered } from '../survey.ts'

/** A mark with words, and the paragraph in whose unit its note is. */
export interface UnitNote {
  readonly annotation: Annotation
  readonly side: Annotation['side']
  /** The category, kind and state in words. */
  readonly names: readonly string[]
  /** The words of the note, with the tags last. Never empty. */
  readonly words: string
}

/** Returns the notes of each paragraph in the order of the text. */
export function notesOfParagraphs(
  { numbered }: ExportSurvey,
  labels: ExportLabels,
): ReadonlyMap<ParagraphId, readonly UnitNote[]> {
  const notes = new Map<ParagraphId, UnitNote[]>()
  for (const one of numbered) {
    const id = paragraphOf(one)
    const words = wordsOfNote(one.annotation)
    if (id === undefined || words === '') continue
    const { annotation, category } = one
    const names = namesOf(annotation, category, labels)
    notes.set(id, [...(notes.get(id) ?? []), { annotation, side: annotation.side, names, words }])
  }
  return notes
}

const paragraphOf = ({ quotes }: Pick<Numbered, 'quotes'>): ParagraphId | undefined =>
  quotes.find(({ range }) => range !== null)?.anchor.paragraphId

const wordsOfNote = ({ note, tags }: Annotation): string =>
  [
    ...note.filter(rich => !isBlank(rich)).map(({ text }) => text),
    ...(tags.length === 0 ? [] : [tags.map(tag => `#${tag.replaceAll(/\s+/g, '_')}`).join(' ')]),
  ].join('\n')
