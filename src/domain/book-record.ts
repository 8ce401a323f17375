import type { Book } from './book.ts'
import type { Stamped } from './clock.ts'
import type { BookId } from './ids.ts'
import type { Settings } from './settings.ts'
import { withoutControls } from './text/control-characters.ts'
import { atMost } from './text/limit.ts'

/** The reader's own words for a book. Null leaves a field as the bundle has it. */
export interface BookWords {
  /** Never blank. */
  readonly title: string | null
  /** Empty if the book has no author, whatever its bundle says. */
  readonly author: string | null
  /** BCP 47 tag. */
  readonly language: string | null
  /** In the language of the translation; null if the reader has not translated them. */
  readonly translatedTitle: string | null
  readonly translatedAuthor: string | null
  /** Where the text is from. Missing like `translationLanguage`. */
  readonly translatedOrigin?: string | null | undefined
  /**
   * BCP 47 tag of the language that the book is translated into; null for that of the settings.
   * Missing if the reader never chose, and in rows of older programs, so that merging such a row
   * leaves what was chosen elsewhere.
   */
  readonly translationLanguage?: string | null | undefined
}

/**
 * The reader's record of a book. It stays when the reader removes the book, like all work on it.
 */
export interface BookRecord extends BookWords, Stamped {
  readonly bookId: BookId
  /**
   * When the reader removed the book, in milliseconds since 1970; null while it is in the library.
   */
  readonly removedAt: number | null
  /**
   * When the reader added the book, in milliseconds since 1970. Missing if it came with the program
   * or an older program added it.
   */
  readonly addedAt?: number | undefined
}

/** The most characters (code points) of a title or an author's name. */
export const longestWords = 500

/**
 * Returns `words` as they are stored: without control characters and surrounding space, shortened
 * if they are too long, and with null for a blank title or translation.
 */
export function tidyWords<W extends Partial<BookWords>>(words: W): W {
  return {
    ...words,
    ...('author' in words && { author: words.author && tidy(words.author) }),
    ...Object.fromEntries(
      neverBlank.flatMap(name => (name in words ? [[name, tidyOrNull(words[name])]] : [])),
    ),
  }
}

const neverBlank = ['title', 'translatedTitle', 'translatedAuthor', 'translatedOrigin'] as const

const tidyOrNull = (text: string | null | undefined): string | null => tidy(text ?? '') || null

const tidy = (text: string): string => atMost(withoutControls(text).trim(), longestWords).trim()

/** A record that changes nothing. */
export const noWords: BookWords = {
  title: null,
  author: null,
  language: null,
  translatedTitle: null,
  translatedAuthor: null,
  translatedOrigin: null,
  translationLanguage: null,
}

/** The fields of `BookWords`. */
export const bookWordNames = Object.keys(noWords) as (keyof BookWords)[]

/** Whether `record` leaves everything as the bundle has it. */
export const saysNothing = (words: BookWords): boolean =>
  bookWordNames.every(name => (words[name] ?? null) === null)

/** Returns `book` with the reader's words in place of the bundle's. */
export function inTheirWords(book: Book, words: BookWords = noWords): Book {
  const { author: printed, ...rest } = book
  const author = words.author ?? printed ?? ''
  return withTranslations(
    {
      ...rest,
      title: words.title ?? book.title,
      language: words.language ?? book.language,
      ...(author !== '' && { author }),
    },
    words,
  )
}

/** Returns `book` with what `words` says of its translation. */
export function withTranslations(
  {
    translatedTitle: _t,
    translatedAuthor: _a,
    translatedOrigin: _o,
    translationLanguage: _l,
    ...book
  }: Book,
  { translatedTitle, translatedAuthor, translatedOrigin, translationLanguage }: BookWords,
): Book {
  return {
    ...book,
    ...(typeof translationLanguage === 'string' && { translationLanguage }),
    ...(translatedTitle !== null && { translatedTitle }),
    ...(translatedAuthor !== null && { translatedAuthor }),
    ...(typeof translatedOrigin === 'string' && { translatedOrigin }),
  }
}

/**
 * Returns `book` as it is called where only `sides` are shown: by its translated title and author,
 * if the translation is shown alone and there are such. They are in `inSettings` unless the book
 * has a translation language of its own.
 */
export function onSide(book: Book, sides: Settings['sides'], inSettings: string): Book {
  if (!isCalledAsTranslated(book, sides)) return book
  const author = authorOn(book, sides)
  return {
    ...book,
    title: titleOn(book, sides),
    language: book.translationLanguage ?? inSettings,
    ...(author !== undefined && { author }),
  }
}

const isCalledAsTranslated = ({ translatedTitle }: Book, sides: Settings['sides']): boolean =>
  sides === 'translation' && translatedTitle !== undefined

/** Returns the title of `book` where only `sides` are shown. */
export const titleOn = (book: Book, sides: Settings['sides']): string =>
  (isCalledAsTranslated(book, sides) ? book.translatedTitle : undefined) ?? book.title

/** Returns the author of `book` where only `sides` are shown; undefined if it has none. */
export const authorOn = (book: Book, sides: Settings['sides']): string | undefined =>
  (isCalledAsTranslated(book, sides) ? book.translatedAuthor : undefined) ?? book.author
