import type * as Narrowed from '#formats/export/narrowed'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Book } from '#domain/book'
import { titleOn } from '#domain/book-record'
import type { ExportChoices } from '#domain/exporting/export-choices'
import {
  paperOffers,
  type ExportFormat,
  type ExportOffers,
  type WrittenFormat,
} from '#domain/exporting/export-format'
import type { BookId, CategoryId } from '#domain/ids'
import { kindStates, stateOf, type KindState } from '#domain/kinds/index'
import type { BookSelection } from '#domain/text/book-selection'
import type { CopiedPairs } from '#formats/export/copied-pairs'
import type { ExportLabels } from '#formats/export/exporter'
import type { ExportPreview } from '#formats/export/preview'
import { encodedInSlices } from './encoded-in-slices.ts'
import type { MarksWanted } from './export-marks.ts'
import { exportFileName } from './file-name.ts'
import {
  gather,
  marksOf,
  exportRangeOf,
  placeOfRange,
  type GatheringTools,
  type ReadParagraph,
} from './gathering.ts'
import { saveInParts } from '../save-in-parts.ts'

export type { ExportPreview, PreviewPair, PreviewRun } from '#formats/export/preview'

/** Exports a book, or a part of it, with the reader's work on it. */
export interface Exporting {
  /** What the reader can choose for each format. */
  readonly offers: () => Promise<Readonly<Record<ExportFormat, { readonly offers: ExportOffers }>>>
  readonly marksInUse: (book: BookId) => Promise<ExportableMarks>
  /** Reads and formats the beginning. Resolves to null if the signal is aborted. */
  readonly preview: (book: Book, options: PreviewOptions) => Promise<Outcome<ExportPreview> | null>
  /** Returns the chosen paragraphs for the clipboard. Resolves to null if the signal is aborted. */
  readonly copy: (book: Book, options: CopyOptions) => Promise<Outcome<CopiedPairs> | null>
  /**
   * Resolves with `cancelled` if the signal is aborted, or if the reader chooses no place for the
   * file.
   */
  readonly export: (book: Book, options: WrittenOptions) => Promise<Outcome<SaveOutcome>>
  /** Saves marks of any books as one file of Web Annotations, as `export` does. */
  readonly exportMarks: (
    wanted: MarksWanted,
    work: Pick<ExportOptions, 'signal' | 'onProgress'>,
  ) => Promise<Outcome<SaveOutcome>>
}

/** What the marks of a book have, so that only that is offered. */
export interface ExportableMarks {
  readonly categories: readonly CategoryId[]
  readonly kindStates: readonly KindState[]
  /** In the order of the most used, at most `mostTags`. */
  readonly tags: readonly string[]
}

export interface PreviewOptions {
  readonly choices: ExportChoices
  readonly labels: ExportLabels
  /** The paragraphs of the range `selection`: those that it touches. */
  readonly selection?: BookSelection | undefined
  readonly signal: AbortSignal
}

export interface CopyOptions extends Omit<PreviewOptions, 'labels'> {
  readonly labels: Pick<ExportLabels, 'language'>
}

export interface ExportOptions extends PreviewOptions {
  /** Called with the number of sections that have been read, and of all there are. */
  readonly onProgress: (done: number, total: number) => void
}

/** A PDF is made by `printing.ts`. */
export interface WrittenOptions extends ExportOptions {
  readonly choices: ExportChoices & { readonly format: WrittenFormat }
}

export interface ExportTools extends GatheringTools {
  readonly newId: () => string
}

const pdf = { offers: paperOffers } as const

/** Enough paragraphs for the first pages. */
const previewed = 24

/** Exporting to a file that the reader chooses in the shell's dialog. */
export function createExporting(tools: ExportTools): Exporting {
  return {
    async offers() {
      const { exporters } = await import('#formats/export/index')
      return { ...exporters, pdf }
    },

    marksInUse: book => marksInUse(tools, book),
    exportMarks: async (...what) => (await import('./export-marks.ts')).exportMarks(tools, ...what),

    async preview(book, { choices, labels, selection, signal }) {
      const [{ exporters }, { narrowed }, { exportPreviewOf }] = await Promise.all([
        import('#formats/export/index'),
        import('#formats/export/narrowed'),
        import('#formats/export/preview'),
      ])
      const exporter = choices.format === 'pdf' ? pdf : exporters[choices.format]
      const range = exportRangeOf(book, choices, selection)
      let count = 0
      const isEnough = (section: readonly ReadParagraph[]) =>
        (count += kept(section, choices)) >= previewed
      const gathered = await gather(tools, book, { range, signal, isEnough })
      if (gathered === null || !gathered.ok) return gathered
      const project = narrowed(gathered.value, choices, exporter.offers)
      const chapters = firstOf(project.chapters, previewed)
      return { ok: true, value: exportPreviewOf(exporter, { ...project, chapters }, labels) }
    },

    async copy(book, { choices, labels, selection, signal }) {
      const [{ copiedPairs }, { withoutHidden }] = await Promise.all([
        import('#formats/export/copied-pairs'),
        import('#formats/export/narrowed'),
      ])
      const range = exportRangeOf(book, choices, selection)
      const gathered = await gather(tools, book, { range, signal })
      if (gathered === null || !gathered.ok) return gathered
      const { sides, leads } = choices
      const project = { ...seenOf(gathered.value, withoutHidden), sides, leads, hasLinks: false }
      return { ok: true, value: copiedPairs(project, labels) }
    },

    async export(book, { choices, labels, selection, signal, onProgress }) {
      await tools.writer.flush()
      const range = exportRangeOf(book, choices, selection)
      const gathered = await gather(tools, book, { range, signal, onProgress })
      if (gathered === null) return { ok: true, value: 'cancelled' }
      if (!gathered.ok) return gathered
      // Loaded at the first export, because a start does not need it.
      const [{ exporters }, { narrowed }] = await Promise.all([
        import('#formats/export/index'),
        import('#formats/export/narrowed'),
      ])
      const { extension, write, offers } = exporters[choices.format]
      const project = narrowed(gathered.value, choices, offers)
      const place = choices.range === 'book' ? undefined : placeOfRange(book, range)
      const name = exportFileName(titleOn(book, project.leads), extension, place)
      return saveInParts(tools, name, encodedInSlices(write(project, labels)), signal)
    },
  }
}

/** A hidden paragraph is only copied if it is all that the reader has selected. */
function seenOf<Of extends Parameters<WithoutHidden>[0]>(project: Of, without: WithoutHidden): Of {
  const seen = without(project)
  return seen.chapters.every(({ length }) => length === 0) ? project : { ...project, ...seen }
}
type WithoutHidden = typeof Narrowed.withoutHidden

/** More tags would hide the other choices. */
const mostTags = 40

async function marksInUse(tools: ExportTools, book: BookId): Promise<ExportableMarks> {
  const marks = (await marksOf(tools, book)).filter(({ deletedAt }) => deletedAt === null)
  const tags = new Map<string, number>()
  for (const tag of marks.flatMap(mark => mark.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1)
  return {
    categories: [...new Set(marks.map(({ category }) => category))],
    kindStates: kindStates.filter(state => marks.some(mark => stateOf(mark) === state)),
    tags: [...tags]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, mostTags)
      .map(([tag]) => tag),
  }
}

/** How many of the paragraphs are in a wanted state. */
const kept = (section: readonly ReadParagraph[], { withoutStates }: ExportChoices): number =>
  section.filter(({ text }) => !withoutStates.includes(text?.state ?? 'empty')).length

/** The first `most` paragraphs of all chapters. */
function firstOf<T>(chapters: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  let left = most
  return chapters.map(chapter => {
    const some = chapter.slice(0, left)
    left -= some.length
    return some
  })
}
