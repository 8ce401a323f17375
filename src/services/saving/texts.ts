import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { sameTranslation, type TranslationText } from '#domain/translation'

/**
 * What the reader wrote since the program was started, saved or not: newer than anything
 * read from the database, whenever that was read. And what was read, to know a change by.
 */
export interface Texts {
  /**
   * What the reader wrote last; undefined if nothing since the program was started, or no more than
   * the database was found to have.
   */
  readonly get: (book: BookId, paragraph: ParagraphId) => TranslationText | undefined
  /** Takes what the reader wrote; false if it says what was written or read before. */
  readonly change: (book: BookId, paragraph: ParagraphId, text: TranslationText) => boolean
  /** Takes what the database has; `isLast` if nothing waits to be written in its place. */
  readonly learn: (
    book: BookId,
    paragraph: ParagraphId,
    text: TranslationText,
    isLast: boolean,
  ) => void
  /** Frees what was learned. A change that is none is then written for once. */
  readonly forget: (book: BookId, paragraph: ParagraphId) => void
  /**
   * Forgets everything: the database has been changed by something else. Nothing may wait to be
   * written.
   */
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
