import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Book, Paragraph } from '#domain/book'
import type { CategoryId, ParagraphId } from '#domain/ids'
import type { KindState, KindWord } from '#domain/kinds/index'
import type { TranslationState, TranslationText } from '#domain/translation'

/** A book with all of the reader's work on it. */
export interface Project {
  readonly book: Book
  /** The side whose title comes first. A book without a translated title has one title. */
  readonly leads: Side
  readonly chapters: readonly (readonly Paragraph[])[]
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
  readonly states: Readonly<Record<TranslationState, string>>
  readonly category: (category: Category) => string
  readonly kindState: (state: KindState) => string
  /** Label of a text field that only some kinds have. */
  readonly kindWord: (name: KindWord) => string
  /** What a mark without words is about, such as “¶ 12 · the beginning…”. */
  readonly place: (annotation: Annotation) => string
  /** Label of an orphan. */
  readonly orphan: string
  /** Label before the tags of a mark. */
  readonly tags: string
}

export interface Exporter {
  readonly extension: string
  /**
   * Yields the file as text in small parts, so that a caller can yield to other work between them.
   * The same project and labels always give the same text.
   */
  readonly write: (project: Project, labels: ExportLabels) => Iterable<string>
}
