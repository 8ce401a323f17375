import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Book, Paragraph } from '#domain/book'
import type { ExportOffers, ExportSides } from '#domain/exporting/export-format'
import type { CategoryId, ParagraphId } from '#domain/ids'
import type { KindState, KindWord } from '#domain/kinds/index'
import type { TranslationState, TranslationText } from '#domain/translation'

/** A book with the work on it that the reader has chosen to export. */
export interface Project {
  readonly book: Book
  /** The sides whose text is exported. An exporter has only those that it offers. */
  readonly sides: ExportSides
  /**
   * The side whose title comes first, and whose text does if both are exported. A book without a
   * translated title has one title.
   */
  readonly leads: Side
  /** Whether paragraphs and marks have links back to them, in a format where these show. */
  readonly hasLinks: boolean
  /** An empty list is a chapter of which nothing is exported. */
  readonly chapters: readonly (readonly Paragraph[])[]
  /** Returns the number of a paragraph in the whole book, from 1. */
  readonly numberOf: (paragraph: ParagraphId) => number
  readonly translations: ReadonlyMap<ParagraphId, TranslationText>
  readonly annotations: readonly Annotation[]
  readonly categories: ReadonlyMap<CategoryId, Category>
}

/** Labels that an export shows, in the language of the interface. */
export interface ExportLabels {
  /** BCP 47 tag of the interface, which is assumed to be that of the translation, too. */
  readonly language: string
  readonly source: string
  readonly translation: string
  readonly notes: string
  readonly untranslated: string
  /** Heading of the states. */
  readonly state: string
  readonly states: Readonly<Record<TranslationState, string>>
  readonly category: (category: Category) => string
  readonly kindState: (state: KindState) => string
  /** Label of a text field that only some kinds have. */
  readonly kindWord: (name: KindWord) => string
  /** What a mark without words is about, such as “¶ 12 · the beginning…”. */
  readonly place: (annotation: Annotation) => string
  /** Label of an orphan. */
  readonly orphan: string
  /** Heading of the list of headings. */
  readonly contents: string
  /** Label before the tags of a mark. */
  readonly tags: string
}

export type ExportPart = string | Uint8Array<ArrayBuffer>

export interface Exporter {
  readonly extension: string
  readonly offers: ExportOffers
  /**
   * Yields the file in small parts, so that a caller can yield to other work between them: text,
   * which becomes UTF-8, or bytes (`zip/zip-in-parts.ts`). Empty parts say that work was done. The
   * same project and labels always give the same bytes, whatever the time, place and machine.
   */
  readonly write: (project: Project, labels: ExportLabels) => Iterable<ExportPart>
}
