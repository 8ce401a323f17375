import type { Book } from '#domain/book'
import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking/marking'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../guards/guards.tsx'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { useBringReviewed } from './use-bring-reviewed.ts'

const ReviewedDialog = lazy(async () => ({
  default: (await import('./reviewed-dialog.tsx')).ReviewedDialog,
}))

interface ReaderReviewedProps {
  readonly book: Book
  readonly spread: Spread
  readonly marks: Pick<Marks, 'bring'>
}

/** Brings files that come back from a review into the open book. */
export function ReaderReviewed({ book, spread, marks }: ReaderReviewedProps) {
  const { t } = useTranslation()
  const translation = useTranslationLanguage(book.id)
  const source = book.language
  const languages = useMemo(() => ({ source, translation }), [source, translation])
  const { shown, applying, apply, cancel, close } = useBringReviewed({ book, spread, marks })
  if (!shown) return null
  return (
    <DialogGuard name={t('reviewed.heading')} of={shown} onClose={close}>
      <Suspense fallback={null}>
        <ReviewedDialog
          {...shown}
          languages={languages}
          applying={applying}
          onApply={apply}
          onCancel={cancel}
          onClose={close}
        />
      </Suspense>
    </DialogGuard>
  )
}
