import type { Book } from '#domain/book'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../guards/guards.tsx'
import type { ApplyTools } from './use-applying.ts'
import { useBringReviewed } from './use-bring-reviewed.ts'

const OpenReview = lazy(async () => ({
  default: (await import('./open-review.tsx')).OpenReview,
}))

interface ReaderReviewedProps extends ApplyTools {
  readonly book: Book
}

/** Brings files that come back from a review into the open book. */
export function ReaderReviewed(props: ReaderReviewedProps) {
  const { t } = useTranslation()
  const { shown, close } = useBringReviewed(props.book)
  if (!shown) return null
  return (
    <DialogGuard name={t('reviewed.heading')} of={shown} onClose={close}>
      <Suspense fallback={null}>
        <OpenReview {...props} {...shown} onClose={close} />
      </Suspense>
    </DialogGuard>
  )
}
