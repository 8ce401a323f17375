import type { Book, ChapterEntry, HeadingEntry, Paragraph, Provenance } from '#domain/book'
import { noProgress, type OnProgress } from '#domain/progress-share'
import { countCharacters } from '#domain/text/characters'
import { chapterLimit } from './bundle-schema.ts'
import { chapterPath, encodeChapter } from './bundle.ts'
import type { BookText } from './import/importer.ts'
import type { Draft } from './import/draft.ts'
import { nameParagraphs } from './name-paragraphs.ts'
import { bookIdOf, sha256Hex } from './naming.ts'

/** What an importer knows about a book besides its paragraphs. */
export interface BookFacts {
  /**
   * The text that names the book: usually the whole decoded text, with lines that end with `\n`.
   */
  readonly text: string
  readonly title: string
  readonly author?: string
  readonly language: string
  readonly provenance: Provenance
}

/** The paragraphs of one chapter, before they are named. */
export interface ChapterDraft {
  readonly title: string
  readonly level: number
  readonly paragraphs: readonly Draft[]
}

/**
 * Makes a book of `drafts`: names and counts the paragraphs, and divides long chapters into files.
 * `onProgress` receives the completed share.
 */
export function bookText(
  facts: BookFacts,
  drafts: readonly ChapterDraft[],
  onProgress: OnProgress = noProgress,
): BookText {
  const named = nameParagraphs(drafts.map(({ paragraphs }) => paragraphs))
  const entries: ChapterEntry[] = []
  const chapters: (readonly Paragraph[])[] = []
  for (const [i, { title, level }] of drafts.entries()) {
    onProgress(i / drafts.length)
    for (const [piece, part] of pieces(named[i] ?? []).entries()) {
      entries.push({
        file: chapterPath(entries.length),
        title: piece === 0 ? title : '',
        level,
        ...(piece > 0 && { continues: true }),
        paragraphs: part.length,
        characters: part.reduce((sum, { text }) => sum + countCharacters(text), 0),
        headings: headingsOf(part),
        sha256: sha256Hex(encodeChapter(part)),
      })
      chapters.push(part)
    }
  }
  const { text, ...known } = facts
  const book: Book = { id: bookIdOf(text), ...known, chapters: entries }
  return { book, chapters }
}

/**
 * Returns the text with a new id, for a text whose id belongs to another book. The id is derived
 * from the chapters, so the same text gets the same id again.
 */
export function underOwnName({ book, ...rest }: BookText): BookText {
  const hashes = book.chapters.map(({ sha256 }) => sha256)
  return { book: { ...book, id: bookIdOf([book.id, ...hashes].join('\n')) }, ...rest }
}

/** Divides `paragraphs` into parts of nearly equal size, each small enough for one file. */
function pieces(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const count = Math.ceil(paragraphs.length / chapterLimit)
  return Array.from({ length: count }, (_, i) =>
    paragraphs.slice(
      Math.round((i * paragraphs.length) / count),
      Math.round(((i + 1) * paragraphs.length) / count),
    ),
  )
}

function headingsOf(paragraphs: readonly Paragraph[]): readonly HeadingEntry[] {
  return paragraphs.flatMap(({ id, kind, level, text }, index) =>
    kind === 'heading' && level !== undefined ? [{ paragraph: id, level, title: text, index }] : [],
  )
}
