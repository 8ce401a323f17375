import type { Book } from '#domain/book'
import { onSide, withTranslations } from '#domain/book-record'
import { useMemo } from 'react'
import { useServices } from '../services.ts'
import { useLive } from './use-live.ts'

/**
 * Returns `book` with the translated title and author it has now. The open book stays the same
 * object while its title is typed, because its text must not be opened again.
 */
export function useTheirWords<B extends Book | null>(book: B): B | Book {
  const all = useLive(useServices().library.words)
  const words = book && all.get(book.id)
  return useMemo(() => (book && words ? withTranslations(book, words) : book), [book, words])
}

/** Returns `book` as it is called on the side that is shown. */
export function useOnSide<B extends Book | null>(book: B): B | Book {
  const { sides, translationLanguage } = useLive(useServices().preferences.settings)
  const named = useTheirWords(book)
  return useMemo(
    () => named && onSide(named, sides, translationLanguage),
    [named, sides, translationLanguage],
  )
}
