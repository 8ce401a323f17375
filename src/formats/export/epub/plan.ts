/** Divides a book into the documents of an EPUB before any of them is written. */
import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Project } from '../exporter.ts'
import type { ExportSurvey, Numbered } from '../survey.ts'

export interface PlannedDocument {
  /** Its file, without folder. */
  readonly file: string
  /** The title of its chapter; empty if that has none. */
  readonly title: string
  /** Whether it goes on with the chapter of the document before. */
  readonly continues: boolean
  readonly paragraphs: readonly Paragraph[]
  /** The notes whose signs are in it, and which no earlier document has. */
  readonly notes: readonly (Numbered & { readonly number: number })[]
}

export interface Plan {
  readonly documents: readonly PlannedDocument[]
  /** The file of each paragraph. */
  readonly fileOf: ReadonlyMap<ParagraphId, string>
  /** The file of each note. */
  readonly fileOfNote: ReadonlyMap<number, string>
}

/** The most words of one document, in UTF-16 code units. Readers open a document at a time. */
const longest = 60_000

export function plannedDocuments(project: Project, survey: ExportSurvey): Plan {
  const parts = project.chapters.flatMap((chapter, i) =>
    inParts(chapter, project).map((paragraphs, part) => ({
      title: project.book.chapters[i]?.title ?? '',
      continues: part > 0 || project.book.chapters[i]?.continues === true,
      paragraphs,
    })),
  )
  const named = parts.map((part, i) => ({
    ...part,
    file: `t${String(i + 1).padStart(4, '0')}.xhtml`,
  }))
  const fileOf = new Map(
    named.flatMap(({ file, paragraphs }) => paragraphs.map(({ id }) => [id, file] as const)),
  )
  const notes = new Map<string, PlannedDocument['notes'][number][]>()
  const fileOfNote = new Map<number, string>()
  for (const note of survey.numbered) {
    const file = note.quotes
      .filter(({ part }) => part !== null)
      .map(({ anchor }) => fileOf.get(anchor.paragraphId))
      .find(found => found !== undefined)
    const place = file ?? named.at(-1)?.file ?? ''
    fileOfNote.set(note.number, place)
    notes.set(place, [...(notes.get(place) ?? []), note])
  }
  return {
    documents: named.map(one => ({ ...one, notes: notes.get(one.file) ?? [] })),
    fileOf,
    fileOfNote,
  }
}

function inParts(
  chapter: readonly Paragraph[],
  { translations }: Project,
): readonly (readonly Paragraph[])[] {
  const parts: Paragraph[][] = []
  let length = Infinity
  for (const paragraph of chapter) {
    const own = paragraph.text.length + (translations.get(paragraph.id)?.content.text.length ?? 0)
    if (length + own > longest) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(paragraph)
    length += own
  }
  return parts
}
