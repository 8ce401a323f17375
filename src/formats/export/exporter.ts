import type { Annotation, Category } from '#domain/annotation'
import type { Book, Paragraph } from '#domain/book'
import type { CategoryId, ParagraphId } from '#domain/ids'
import type { TranslationState, TranslationText } from '#domain/translation'

/** A book with all the reader's work on it. */
export interface Project {
  readonly book: Book
  readonly chapters: readonly (readonly Paragraph[])[]
  readonly translations: ReadonlyMap<ParagraphId, TranslationText>
  readonly annotations: readonly Annotation[]
  readonly categories: ReadonlyMap<CategoryId, Category>
}

/** Words that an export shows, in the interface's language. */
export interface ExportLabels {
  /** BCP 47 tag of the interface, and of the translation as far as we know. */
  readonly language: string
  readonly source: string
  readonly translation: string
  readonly notes: string
  readonly untranslated: string
  readonly states: Readonly<Record<TranslationState, string>>
  readonly category: (category: Category) => string
  /** An annotation whose place in the text is gone. */
  readonly orphan: string
  /** Stands before the tags of a mark. */
  readonly tags: string
}

export interface Exporter {
  readonly id: string
  readonly extension: string
  /**
   * A whole file as text, in small parts one after the other, so that who writes a long book can let others have
   * their turn between them; the same project and labels always give the same text.
   */
  readonly write: (project: Project, labels: ExportLabels) => Iterable<string>
}
