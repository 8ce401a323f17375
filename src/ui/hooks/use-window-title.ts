import type { Book } from '#domain/book'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnSide } from './use-their-words.ts'
import { windowTitle } from './window-title.ts'

/** The title of the page at its load is the program's name. */
const program = document.title

/**
 * Sets the window's title to that of the open book, so that lists of windows and screen readers
 * show it.
 */
export function useWindowTitle(book: Book | null): void {
  const { t } = useTranslation()
  const shown = windowTitle(useOnSide(book)?.title ?? t('library.heading'), program)
  useEffect(() => {
    document.title = shown
  }, [shown])
}
