import type { Book } from '#domain/book'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { windowTitle } from './window-title.ts'

/** What the page calls itself before it knows anything: the program's name. */
const program = document.title

/** Names the window after the open book, so that it is known among other windows and said when the reader comes to it. */
export function useWindowTitle(book: Book | null): void {
  const { t } = useTranslation()
  const shown = windowTitle(book?.title ?? t('library.heading'), program)
  useEffect(() => {
    document.title = shown
  }, [shown])
}
