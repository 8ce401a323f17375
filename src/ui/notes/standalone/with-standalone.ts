import type { Book } from '#domain/book'
import { standaloneBook } from '#domain/notes/standalone'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Returns `books` with what stands for the book of the standalone notes, as the last one. */
export function useWithStandalone(books: readonly Book[]): readonly Book[] {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => [...books, standaloneBook(t('standalone.all'), i18n.language)],
    [books, t, i18n.language],
  )
}
