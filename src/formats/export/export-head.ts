import type { Project } from './exporter.ts'

/** What is said of a book at the head of its export. */
export interface ExportHead {
  readonly title: string
  /** Whether `title` is a translation. */
  readonly isTranslated: boolean
  /** The translated names besides. */
  readonly translated: readonly string[]
  /** The names in the language of the book besides, and where its text is from. */
  readonly source: readonly string[]
}

/** Returns the head of an export: the title of the side that leads, then what else there is. */
export function headOf({
  book,
  leads,
  sides,
}: Pick<Project, 'book' | 'leads' | 'sides'>): ExportHead {
  const { title, author, translatedTitle, translatedAuthor, translatedOrigin } = book
  const { origin, licence, file } = book.provenance
  // A translation alone is handed on: the file it was made from is the reader's own affair.
  const isAlone = sides === 'translation'
  const isTranslated = leads === 'translation' && translatedTitle !== undefined
  const written = (...all: readonly (string | undefined)[]) =>
    all.filter(name => name !== undefined)
  return {
    title: isTranslated ? translatedTitle : title,
    isTranslated,
    translated: written(
      isTranslated ? undefined : translatedTitle,
      translatedAuthor,
      translatedOrigin,
    ),
    source: written(
      isTranslated ? title : undefined,
      isAlone && translatedAuthor !== undefined ? undefined : author,
      isAlone && translatedOrigin !== undefined ? undefined : origin,
      licence,
      isAlone ? undefined : file,
    ),
  }
}
