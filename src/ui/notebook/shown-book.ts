import type { Book } from '#domain/book'
import { onSide } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import { wholeChapters, type WholeChapter } from '#domain/notebook/chapters'
import { useMemo } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/** What rows and filters say of a book. */
export interface ShownBook {
  readonly book: Book
  readonly title: string
  /** BCP 47 tags of the title, and of the two sides. */
  readonly titleLanguage: string
  readonly language: string
  readonly translationLanguage: string
  readonly chapters: readonly WholeChapter[]
}

/** Returns what is said of each of `books`, in their order. */
export function useShownBooks(books: readonly Book[]): ReadonlyMap<BookId, ShownBook> {
  const { preferences, translationLanguages, library } = useServices()
  const { sides, translationLanguage } = useLive(preferences.settings)
  const words = useLive(library.words)
  return useMemo(() => {
    const languageOf = (id: BookId) =>
      words.get(id)?.translationLanguage ?? translationLanguages.of(id).get()
    return new Map(
      books.map(book => {
        const named = onSide(book, sides, translationLanguage)
        const shown: ShownBook = {
          book,
          title: named.title,
          titleLanguage: named.language,
          language: book.language,
          translationLanguage: languageOf(book.id),
          chapters: wholeChapters(book),
        }
        return [book.id, shown]
      }),
    )
  }, [books, sides, translationLanguage, words, translationLanguages])
}
