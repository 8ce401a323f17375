import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { DialogGuard } from '../../guards/guards.tsx'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { MarkWork } from '../marking/use-mark-work.ts'
import type { OpenSpread } from '../use-spread.ts'

const ReviewTray = lazy(async () => ({
  default: (await import('./review-tray.tsx')).ReviewTray,
}))

interface OrphanReviewProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps'>
  readonly work: Pick<MarkWork, 'dispatch' | 'known'>
  /** Whether the review is open from the beginning. */
  readonly isOpen: boolean
}

/** The review of marks without a place, while the reader has it open. */
export function OrphanReview({ book, open, work, isOpen }: OrphanReviewProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const toasts = useToasts()
  const [isShown, setShown] = useState(isOpen)
  const close = () => setShown(false)
  useActionHandlers({ 'orphan.review': () => setShown(true) })
  if (!isShown) return null

  /** Shows where the mark was. The reader selects words there and moves the mark to them. */
  function placeByHand({ id, index, side }: Annotation) {
    close()
    work.dispatch({ type: 'placing', id })
    preferences.change({ notesOpen: true })
    open.jumps.leave('note')
    void open.spread.navigation.show(index, side, 0, 0)
    toasts.show('orphan', { message: words => words('review.byHand') })
  }

  return (
    <DialogGuard name={t('review.heading')} onClose={close}>
      <Suspense fallback={null}>
        <ReviewTray
          book={book}
          open={open}
          known={work.known}
          onByHand={placeByHand}
          onClose={close}
        />
      </Suspense>
    </DialogGuard>
  )
}
