import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { sameTranslation, type TranslationText } from '#domain/translation'

/**
 * What the reader wrote since the program started, saved or not. It is newer than anything read
 * from the database. Also what was read, to recognise changes.
 */
export interface Texts {
  /**
   * What the reader wrote last; undefined if they wrote nothing since the program started, or
   * nothing that the database lacks.
   */
  readonly get: (book: BookId, paragraph: ParagraphId) => TranslationText | undefined
  /** Takes what the reader wrote. Returns false if it equals what was written or read before. */
  readonly change: (book: BookId, paragraph: ParagraphId, text: TranslationText) => boolean
  /** Takes what the database has. `isLast`: no newer row waits. */
  readonly learn: (
    book: BookId,
    paragraph: ParagraphId,
    text: TranslationText,
    isLast: boolean,
  ) => void
  /** Drops the text that was read. The next identical edit is then written once more. */
  readonly forget: (book: BookId, paragraph: ParagraphId) => void
  /** Forgets everything, because something else has changed the database. No row may be waiting. */
  readonly clear: () => void
}

/**
 * The texts of a program that has just started: those that are `ahead` of the database, and no
 * others.
 */
export function createTexts(ahead: readonly Operation[] = []): Texts {
  const written = new Map<string, TranslationText>()
  for (const { table, row } of ahead) {
    if (table === 'translations') written.set(key(row.bookId, row.paragraphId), row)
  }
  const read = new Map<string, TranslationText>()
  return {
    get: (book, paragraph) => written.get(key(book, paragraph)),
    change: (book, paragraph, text) => {
      const place = key(book, paragraph)
      const known = written.get(place) ?? read.get(place)
      if (known && sameTranslation(known, text)) return false
      written.set(place, text)
      return true
    },
    learn: (book, paragraph, text, isLast) => {
      const place = key(book, paragraph)
      read.set(place, text)
      const own = written.get(place)
      if (isLast && own && sameTranslation(own, text)) written.delete(place)
    },
    forget: (book, paragraph) => void read.delete(key(book, paragraph)),
    clear: () => {
      written.clear()
      read.clear()
    },
  }
}

const key = (book: BookId, paragraph: ParagraphId): string => `${book}/${paragraph}`
