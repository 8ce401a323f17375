import type { Book } from '#domain/book'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../guards/guards.tsx'
import { later } from '../parts/later.tsx'
import type { ApplyTools } from './use-applying.ts'
import { useBringReviewed } from './use-bring-reviewed.ts'

const OpenReview = later(async () => (await import('./open-review.tsx')).OpenReview)

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
      <OpenReview {...props} {...shown} onClose={close} />
    </DialogGuard>
  )
}
