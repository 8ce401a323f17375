import { directExports } from '#domain/actions'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { exportFormats, type ExportFormat } from '#domain/exporting/export-format'
import type { KindState, KindWord } from '#domain/kinds/index'
import type { BookSelection } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { SavedFile } from '#services/outside'
import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { usePopup } from '../menus/use-popup.ts'
import { markName } from '../notes/mark-name.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showSaved } from '../saving/saved-message.ts'
import { useServices } from '../services.ts'
import { useToasts, type Toast, type Words } from '../toasts/toasts.ts'

/**
 * Offers the exports of `book`. A message shows the progress, lets the reader cancel, and says how
 * it ended.
 */
export function useExport(book: Book): void {
  const exportAs = useExportAs(book)
  useActionHandlers(
    Object.fromEntries(
      directExports.map(format => [`export.${format}`, () => void exportAs(format)]),
    ),
  )
}

/** Offers to export the selected paragraphs. The formats are a menu at the selection. */
export function useExportSelection(
  book: Book,
  spread: Spread,
  scroller: RefObject<HTMLElement | null>,
): void {
  const exportAs = useExportAs(book)
  const toasts = useToasts()
  const popup = usePopup()
  const { t } = useTranslation()

  useActionHandlers({
    'export.selection': () => {
      const range = spread.selection.ofWords
      const page = scroller.current?.getBoundingClientRect()
      if (!range || !page)
        return toasts.show('export', { message: t => t('exporting.nothingSelected') })
      const box = spread.selection.box() ?? page
      const at = {
        x: Math.min(Math.max(box.left, page.left), page.right),
        y: Math.min(Math.max(box.bottom, page.top), page.bottom),
      }
      const choices = exportFormats.map(format => ({
        label: t(`exporting.formats.${format}`),
        run: () => void exportAs(format, range),
      }))
      popup.open([choices], at)
    },
  })
}

/**
 * Returns a function that exports the book by the names it has now, or the paragraphs of a
 * selection.
 */
function useExportAs(open: Book) {
  const book = useTheirWords(open)
  const { exporting, autosave, outside, preferences } = useServices()
  const toasts = useToasts()
  const labels = useExportLabels(book)
  const running = useRef<AbortController | null>(null)

  async function exportAs(format: ExportFormat, selection?: BookSelection) {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    const stop: Toast['action'] = {
      name: 'export.cancel',
      label: t => t('actions.export.cancel'),
      run: () => running.current?.abort(),
    }
    const onProgress = (done: number, total: number) =>
      toasts.show('export', {
        message: t =>
          t('exporting.working', { percent: Math.floor((100 * done) / Math.max(1, total)) }),
        action: stop,
        stays: true,
      })
    const end = (message: Words) => toasts.show('export', { message })
    try {
      await autosave.flush()
      const leads = preferences.settings.get().sides === 'translation' ? 'translation' : 'source'
      const options = { format, labels: labels(), leads, onProgress, signal } as const
      const outcome = await exporting.export(book, {
        ...options,
        ...(selection && { selection }),
      })
      if (outcome.ok && outcome.value !== 'cancelled') sayExported(outcome.value)
      else if (signal.aborted || outcome.ok) end(t => t('exporting.cancelled'))
      else end(t => faultSentence(t, outcome.fault))
    } catch {
      // Expected failures are faults in the outcome. This is the database or the main process
      // failing.
      end(t => t(signal.aborted ? 'exporting.cancelled' : 'faults.unexpected'))
    }
  }

  function sayExported(file: SavedFile) {
    const message: Words = t => t('exporting.saved', { name: file.name })
    showSaved(toasts, outside, 'export', { message, file, opens: file.name.endsWith('.md') })
  }

  return exportAs
}

/** How much of a paragraph names the place of a mark without words, in characters. */
const placeLimit = 24

/** Returns a function that returns the words which an export contains, in the present language. */
function useExportLabels(book: Book) {
  const { translationLanguages } = useServices()
  const { t } = useTranslation()
  const category = useCategoryName()
  return () => ({
    language: translationLanguages.of(book.id).get(),
    source: t('exporting.source'),
    translation: t('exporting.translation'),
    notes: t('exporting.notes'),
    untranslated: t('exporting.untranslated'),
    state: t('exporting.state'),
    states: {
      empty: t('states.empty'),
      draft: t('states.draft'),
      done: t('states.done'),
      check: t('states.check'),
    },
    category,
    kindState: (state: KindState) => t(`kindStates.${state}`),
    kindWord: (name: KindWord) => t(`kindWords.${name}`),
    place: (mark: Annotation) => markName(t, mark, placeLimit),
    orphan: t('exporting.orphan'),
    tags: t('exporting.tags'),
  })
}
