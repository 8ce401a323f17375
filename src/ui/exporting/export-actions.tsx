import type { Book } from '#domain/book'
import type { BookSelection } from '#domain/text/book-selection'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { DialogGuard } from '../guards/guards.tsx'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { later } from '../parts/later.tsx'
import { useToasts } from '../toasts/toasts.ts'

const PaperDialog = later(async () => (await import('../paper/paper-dialog.tsx')).PaperDialog)
const ExportDialog = later(async () => (await import('./export-dialog.tsx')).ExportDialog)

interface Asked {
  readonly selection?: BookSelection
  readonly isOfIt: boolean
  readonly isForPaper: boolean
}

interface ExportActionsProps {
  readonly book: Book
  /** Returns the selection; null if nothing is selected. */
  readonly selected?: () => BookSelection | null
}

/** Offers to export or print `book`, or the selected paragraphs, by the dialogs that it shows. */
export function ExportActions({ book: open, selected }: ExportActionsProps) {
  const { t } = useTranslation()
  const book = useTheirWords(open)
  const toasts = useToasts()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)

  function ask(isOfIt: boolean, isForPaper = false) {
    const selection = selected?.() ?? null
    if (isOfIt && !selection)
      return toasts.show('export', { message: t => t('exporting.nothingSelected') })
    // An earlier message would cover the dialog.
    toasts.hide('export')
    setAsked({ ...(selection && { selection }), isOfIt, isForPaper })
  }

  useActionHandlers({
    'export.open': () => ask(false),
    'print.open': () => ask(false, true),
    ...(selected && { 'export.selection': () => ask(true) }),
  })
  if (asked === null) return null
  const { isForPaper, ...what } = asked
  return (
    <DialogGuard name={t(isForPaper ? 'paper.heading' : 'exporting.heading')} onClose={close}>
      {isForPaper ? (
        <PaperDialog book={book} {...what} onClose={close} />
      ) : (
        <ExportDialog book={book} {...what} onClose={close} />
      )}
    </DialogGuard>
  )
}
