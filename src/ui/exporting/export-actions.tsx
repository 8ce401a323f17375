import type { Book } from '#domain/book'
import type { BookSelection } from '#domain/text/book-selection'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { DialogGuard } from '../guards/guards.tsx'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { useToasts } from '../toasts/toasts.ts'

const ExportDialog = lazy(async () => ({
  default: (await import('./export-dialog.tsx')).ExportDialog,
}))

interface ExportActionsProps {
  readonly book: Book
  /** Returns the selection; null if nothing is selected. */
  readonly selected?: () => BookSelection | null
}

/** Offers to export `book`, or the selected paragraphs, by the dialog that it shows. */
export function ExportActions({ book: open, selected }: ExportActionsProps) {
  const { t } = useTranslation()
  const book = useTheirWords(open)
  const toasts = useToasts()
  const [asked, setAsked] = useState<{ selection?: BookSelection; isOfIt: boolean } | null>(null)
  const close = () => setAsked(null)

  function ask(isOfIt: boolean) {
    const selection = selected?.() ?? null
    if (isOfIt && !selection)
      return toasts.show('export', { message: t => t('exporting.nothingSelected') })
    // An earlier message would cover the dialog.
    toasts.hide('export')
    setAsked({ ...(selection && { selection }), isOfIt })
  }

  useActionHandlers({
    'export.open': () => ask(false),
    ...(selected && { 'export.selection': () => ask(true) }),
  })
  if (asked === null) return null
  return (
    <DialogGuard name={t('exporting.heading')} onClose={close}>
      <Suspense fallback={null}>
        <ExportDialog book={book} {...asked} onClose={close} />
      </Suspense>
    </DialogGuard>
  )
}
