import type { Book } from './book.ts'
import type { Stamped } from './clock.ts'
import type { BookId } from './ids.ts'
import { withoutControls } from './text/control-characters.ts'
import { atMost } from './text/limit.ts'

/** What a reader may call a book by in place of what its bundle says; null leaves it as the bundle has it. */
export interface BookWords {
  /** Never blank. */
  readonly title: string | null
  /** Empty: the book has none, whatever its bundle says. */
  readonly author: string | null
  /** BCP 47 tag. */
  readonly language: string | null
}

/** What the reader has said of a book. It stays when the book is removed, as all of their work on it does. */
export interface BookRecord extends BookWords, Stamped {
  readonly bookId: BookId
  /** When the reader removed the book, in milliseconds since 1970; null while it is in the library. */
  readonly removedAt: number | null
}

/** How long a title or the name of an author may be, in characters (code points). */
export const longestWords = 500

/** `words` as they are kept: without control characters and the space around them, cut where they are too long, and no title that is blank. */
export function tidyWords<W extends Partial<BookWords>>(words: W): W {
  const title = words.title && tidy(words.title)
  return {
    ...words,
    ...('title' in words && { title: title === '' ? null : title }),
    ...('author' in words && { author: words.author && tidy(words.author) }),
  }
}

const tidy = (text: string): string => atMost(withoutControls(text).trim(), longestWords).trim()

/** Nothing in place of anything. */
export const noWords: BookWords = { title: null, author: null, language: null }

/** Whether `record` says nothing that its book's bundle does not. */
export const saysNothing = ({ title, author, language }: BookWords): boolean =>
  title === null && author === null && language === null

/** `book` as the reader calls it. */
export function inTheirWords(book: Book, words: BookWords = noWords): Book {
  const { author: printed, ...rest } = book
  const author = words.author ?? printed ?? ''
  return {
    ...rest,
    title: words.title ?? book.title,
    language: words.language ?? book.language,
    ...(author !== '' && { author }),
  }
}
