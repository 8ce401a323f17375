import type { BookId } from '#domain/ids'
import type { Entry } from '#domain/notebook/entry'
import { standaloneNotes } from '#domain/notes/standalone'
import { useTranslation } from 'react-i18next'
import { useCategoryName } from '../notes/use-category-name.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { ShownBook } from './shown-book.ts'

/**
 * Returns a function that saves marks as one file of Web Annotations, named after `title`. `books`
 * are in the order of the library.
 */
export function useAnnotationsExport(books: ReadonlyMap<BookId, ShownBook>) {
  const { i18n } = useTranslation()
  const { autosave, exporting, outside } = useServices()
  const toasts = useToasts()
  const category = useCategoryName()

  async function save(entries: readonly Entry[], title: string) {
    await autosave.flush()
    const named = new Set(entries.map(({ mark }) => mark.bookId))
    const wanted = {
      title,
      ids: new Set(entries.map(({ mark }) => mark.id)),
      books: [...books.values()]
        .filter(({ book: { id } }) => named.has(id) && id !== standaloneNotes)
        .map(({ book, translationLanguage: language }) => ({ book, language })),
      labels: { language: i18n.language, category },
    }
    const { signal } = new AbortController()
    const onProgress = (done: number, total: number) => {
      const percent = Math.floor((100 * done) / total)
      toasts.show('export', { message: t => t('notebook.reading', { percent }), stays: true })
    }
    const outcome = await exporting.exportMarks(wanted, { signal, onProgress })
    toasts.hide('export')
    if (!outcome.ok) {
      const { fault } = outcome
      return toasts.show('export', { message: t => faultSentence(t, fault) })
    }
    if (outcome.value !== 'cancelled') showExported(toasts, outside, outcome.value)
  }

  return (entries: readonly Entry[], title: string): void =>
    void save(entries, title).catch(() =>
      toasts.show('export', { message: t => t('faults.unexpected') }),
    )
}
