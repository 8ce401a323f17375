import type { Book } from '#domain/book'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { DialogGuard } from '../../guards/guards.tsx'
import { later } from '../../parts/later.tsx'
import { useServices } from '../../services.ts'
import type { MarkWork } from '../marking/use-mark-work.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { WaitingItem } from './use-waiting.ts'

const ReviewTray = later(async () => (await import('./review-tray.tsx')).ReviewTray)

const ByHand = later(async () => (await import('./by-hand.tsx')).ByHand)

interface OrphanReviewProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps' | 'prepareDividing' | 'division'>
  readonly work: Pick<MarkWork, 'dispatch' | 'known' | 'acts'>
  /** Whether the review is open from the beginning. */
  readonly isOpen: boolean
}

/** The review of what has no place, while the reader has it open. */
export function OrphanReview({ book, open, work, isOpen }: OrphanReviewProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const [isShown, setShown] = useState(isOpen)
  const [byHand, setByHand] = useState<WaitingItem | null>(null)
  const close = () => setShown(false)
  const review = () => {
    setByHand(null)
    setShown(true)
  }
  useActionHandlers({ 'orphan.review': review })

  /** Shows where it was, and waits until the reader places it. */
  function placeByHand(one: WaitingItem) {
    close()
    setByHand(one)
    open.jumps.leave('note')
    const { navigation } = open.spread
    if (one.is === 'mark') {
      preferences.change({ notesOpen: true })
      return void navigation.show(one.mark.index, one.mark.side, 0, 0)
    }
    if (one.is === 'sentence')
      return navigation.go(open.division.shownIndex(one.sentence.index), 'source', 0)
    const { what, index } = one.division
    // The key joins a paragraph with the next one.
    navigation.go(what === 'join' ? Math.max(0, index - 1) : index, 'source', 0)
  }

  if (byHand)
    return (
      <ByHand
        key={byHand.id}
        book={book}
        open={open}
        work={work}
        one={byHand}
        onReview={review}
        onEnd={() => setByHand(null)}
      />
    )
  if (!isShown) return null
  return (
    <DialogGuard name={t('review.heading')} onClose={close}>
      <ReviewTray
        book={book}
        open={open}
        known={work.known}
        onByHand={placeByHand}
        onClose={close}
      />
    </DialogGuard>
  )
}
