import type { BookRecord } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Settings } from '#domain/settings'
import type { Live } from '../live.ts'

/** The language that each book is translated into: its own, or else that of the settings. */
export interface TranslationLanguages {
  /** A BCP 47 tag. */
  readonly of: (book: BookId) => Live<string>
}

/**
 * `words` are the reader's words for each book. A change of either is reported where it matters.
 */
export function createTranslationLanguages(
  words: Live<ReadonlyMap<BookId, Pick<BookRecord, 'translationLanguage'>>>,
  settings: Live<Pick<Settings, 'translationLanguage'>>,
): TranslationLanguages {
  function of(book: BookId): Live<string> {
    const get = () =>
      words.get().get(book)?.translationLanguage ?? settings.get().translationLanguage
    return {
      get,
      subscribe: listener => {
        let before = get()
        // Most changes of settings and titles are no change of a language.
        const compare = () => {
          const now = get()
          if (now === before) return
          before = now
          listener()
        }
        const stops = [words.subscribe(compare), settings.subscribe(compare)]
        return () => stops.forEach(stop => stop())
      },
    }
  }
  return { of }
}
