import type { Paragraph } from '#domain/book'
import type { Project } from '../exporter.ts'
import { xmlAttribute } from './xml-text.ts'

interface Groups {
  /** Returns the tag that opens the group of a chapter. `title` is written as an attribute is. */
  readonly open: (title: string, number: number) => string
  readonly unit: (paragraph: Paragraph) => string
}

/**
 * Yields the units of all paragraphs in groups, one for each chapter that the book's contents show.
 * A chapter that continues the one before it is in the same group.
 */
export function* inChapters(
  { book, chapters }: Project,
  { open, unit }: Groups,
): Generator<string> {
  let isOpen = false
  for (const [i, chapter] of chapters.entries()) {
    if (chapter.length === 0) continue
    const entry = book.chapters[i]
    if (!isOpen || entry?.continues !== true) {
      if (isOpen) yield '</group>\n'
      yield open(xmlAttribute(entry?.title ?? ''), i + 1)
      isOpen = true
    }
    for (const paragraph of chapter) yield unit(paragraph)
  }
  if (isOpen) yield '</group>\n'
}
