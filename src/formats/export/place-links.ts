/** Links from an export back to the places of the book. They only lead there. */
import type { AnnotationId, ParagraphId } from '#domain/ids'
import { addressWithTitle } from '#domain/notes/link-title'
import { addressOf } from '#domain/notes/place'
import type { Project } from './exporter.ts'

type Linked = Pick<Project, 'book' | 'hasLinks'>

/** Returns the link to the book, with its title; null if the export has no links. */
export const bookLink = ({ book, hasLinks }: Linked): string | null =>
  hasLinks ? addressWithTitle({ kind: 'book', book: book.id }, book.title) : null

/** Returns the link to a paragraph; null if the export has no links. */
export const paragraphLink = ({ book, hasLinks }: Linked, paragraph: ParagraphId): string | null =>
  hasLinks ? addressOf({ kind: 'paragraph', book: book.id, paragraph }) : null

/** Returns the link to a mark; null if the export has no links. */
export const markLink = ({ book, hasLinks }: Linked, mark: AnnotationId): string | null =>
  hasLinks ? addressOf({ kind: 'mark', book: book.id, mark }) : null
