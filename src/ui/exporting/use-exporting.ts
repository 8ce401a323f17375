import type { Book } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import type { BookSelection } from '#domain/text/book-selection'
import { live, type Live } from '#services/live'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { useExportLabels } from './use-export-labels.ts'

/** Loaded when a PDF is made. */
const onPaper = () => import('../paper/set-on-paper.ts')

export interface ExportWork {
  readonly isWorking: boolean
  /**
   * How much is done, from 0 to 1, in hundredths. Only what shows it renders again, because it
   * changes often.
   */
  readonly share: Live<number>
  /** What went wrong, or that nothing was exported; '' if nothing is to say. */
  readonly said: string
  readonly start: (choices: ExportChoices) => Promise<void>
  readonly cancel: () => void
}

/**
 * Exports `book`. At the end a message names the file and can open it, and `onDone` is called. If
 * the dialog closes before, the export ends, and a message says that nothing was exported.
 */
export function useExporting(
  book: Book,
  selection: BookSelection | undefined,
  onDone: () => void,
): ExportWork {
  const { exporting, printing, autosave, outside } = useServices()
  const { t } = useTranslation()
  const toasts = useToasts()
  const labels = useExportLabels(book)
  const running = useRef<AbortController | null>(null)
  const [share] = useState(() => live(0))
  const [isWorking, setWorking] = useState(false)
  const [said, setSaid] = useState('')
  const isClosed = useRef(false)
  useEffect(() => {
    isClosed.current = false
    return () => {
      isClosed.current = true
      running.current?.abort()
    }
  }, [])

  async function start(choices: ExportChoices) {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    const end = (words: string) => {
      setWorking(false)
      setSaid(words)
      if (isClosed.current && words !== '') toasts.show('export', { message: () => words })
    }
    setSaid('')
    share.set(0)
    setWorking(true)
    const onProgress = (done: number, total: number) =>
      share.set(Math.floor((100 * done) / Math.max(1, total)) / 100)
    try {
      await autosave.flush()
      const options = { labels: labels(), selection, onProgress, signal }
      const { format } = choices
      const outcome =
        format === 'pdf'
          ? await (await onPaper()).saveAsPdf(printing, book, { ...options, choices })
          : await exporting.export(book, { ...options, choices: { ...choices, format } })
      if (!outcome.ok) return end(faultSentence(t, outcome.fault))
      if (outcome.value === 'cancelled') return end(t('exporting.cancelled'))
      const file = outcome.value
      end('')
      showExported(toasts, outside, file)
      onDone()
    } catch {
      // Expected failures are faults in the outcome. This is the database or the main process
      // failing.
      end(t(signal.aborted ? 'exporting.cancelled' : 'faults.unexpected'))
    }
  }

  return { isWorking, share, said, start, cancel: () => running.current?.abort() }
}
