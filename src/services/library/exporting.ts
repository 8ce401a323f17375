import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Side } from '#domain/anchor'
import { titleOn } from '#domain/book-record'
import { sectionsOf, type Book, type Paragraph } from '#domain/book'
import type { Annotation, Category } from '#domain/annotation'
import type { ExportFormat } from '#domain/exporting/export-format'
import type { ParagraphId } from '#domain/ids'
import { halvesOf } from '#domain/marking/halves'
import { endsOf, type BookSelection } from '#domain/text/book-selection'
import type { TranslationText } from '#domain/translation'
import type { ExportLabels, Project } from '#formats/export/exporter'
import type { LibraryDb } from '#storage/db'
import { encodedInSlices } from './encoded-in-slices.ts'
import { exportFileName } from './file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { MarkingParts } from '../marking/marking.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import { readSection } from '../reading/stored-section.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'

/** Exports a book, or a part of it, with the reader's work on it. */
export interface Exporting {
  /**
   * Resolves with `cancelled` if the signal is aborted, or if the reader chooses no place for the
   * file.
   */
  readonly export: (book: Book, options: ExportOptions) => Promise<Outcome<SaveOutcome>>
}

export interface ExportOptions {
  readonly format: ExportFormat
  readonly labels: ExportLabels
  /** The side whose title comes first, and is the name of the file. */
  readonly leads: Side
  /** Exports only the paragraphs that it touches, both sides of them. */
  readonly selection?: BookSelection
  /** Called with the number of sections that have been read, and of all there are. */
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

export interface ExportTools {
  readonly api: Api
  readonly newId: () => string
  readonly db: LibraryDb
  readonly writer: Writer
  readonly texts: Texts
  readonly report: ReportDamage
  readonly categories: Live<readonly Category[]>
  readonly present: MarkingParts['present']
}

/** Exporting to a file that the reader chooses in the shell's dialog. */
export function createExporting(tools: ExportTools): Exporting {
  return {
    export: async (book, options) => {
      const { format, labels, leads, signal, selection } = options
      const project = await gather(tools, book, options)
      if (project === null) return { ok: true, value: 'cancelled' }
      if (!project.ok) return project
      // Loaded at the first export, because a start does not need it.
      const { exporters } = await import('#formats/export/index')
      const { extension, write } = exporters[format]
      const place = selection && placeOf(selection)
      const name = exportFileName(titleOn(book, leads), extension, place)
      const parts = write({ ...project.value, leads, sides: 'both' }, labels)
      return saveInParts(tools, name, encodedInSlices(parts), signal)
    },
  }
}

/** The first and the last paragraph of a selection as a part of a file name. */
function placeOf(selection: BookSelection): string {
  const { from, to } = endsOf(selection)
  return from.index === to.index ? `${from.index + 1}` : `${from.index + 1}–${to.index + 1}`
}

/**
 * What is exported of `book`, with the reader's latest text, saved or not; null if the signal is
 * aborted.
 */
async function gather(
  tools: ExportTools,
  book: Book,
  { onProgress, signal, selection }: Pick<ExportOptions, 'onProgress' | 'signal' | 'selection'>,
): Promise<Outcome<Omit<Project, 'leads' | 'sides'>> | null> {
  await tools.writer.flush()
  const chapters = book.chapters.map((): Paragraph[] => [])
  const translations = new Map<ParagraphId, TranslationText>()
  const numbers = new Map<ParagraphId, number>()
  const ends = selection && endsOf(selection)
  const [first, end] = ends ? [ends.from.index, ends.to.index + 1] : [0, Infinity]
  const sections = sectionsOf(book).filter(
    ({ offset, start, end: after }) => offset < end && offset + after - start > first,
  )
  for (const [i, section] of sections.entries()) {
    if (signal.aborted) return null
    onProgress(i, sections.length)
    const answer = await readSection(tools, book.id, section)
    if (!answer.ok) return answer
    const paragraphs = answer.value.paragraphs.slice(
      Math.max(0, first - section.offset),
      Math.max(0, end - section.offset),
    )
    chapters[section.chapter]?.push(...paragraphs)
    for (const [n, { id }] of paragraphs.entries()) {
      numbers.set(id, Math.max(section.offset, first) + n + 1)
      const text = tools.texts.get(book.id, id) ?? answer.value.translations.get(id)
      if (text) translations.set(id, text)
    }
  }
  const annotations = tools.present(book.id) ?? [
    ...(await storedAnnotations(tools, book.id)).values(),
  ]
  if (signal.aborted) return null
  onProgress(sections.length, sections.length)
  const there = new Set(chapters.flatMap(paragraphs => paragraphs.map(({ id }) => id)))
  const isThere = (annotation: Annotation) =>
    !selection ||
    halvesOf(annotation).some(({ anchors }) =>
      anchors.some(({ paragraphId }) => there.has(paragraphId)),
    )
  const project = {
    book,
    chapters,
    numberOf: (id: ParagraphId) => numbers.get(id) ?? 0,
    translations,
    annotations: annotations
      .filter(annotation => annotation.deletedAt === null && isThere(annotation))
      .sort((a, b) => a.index - b.index || (a.id < b.id ? -1 : 1)),
    categories: new Map(tools.categories.get().map(category => [category.id, category])),
  }
  return { ok: true, value: project }
}
