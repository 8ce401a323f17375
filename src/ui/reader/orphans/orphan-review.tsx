import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { WaitingDivision } from '#services/structure/structure'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { DialogGuard } from '../../guards/guards.tsx'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { MarkWork } from '../marking/use-mark-work.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { WaitingItem } from './review-tray.tsx'

const ReviewTray = lazy(async () => ({
  default: (await import('./review-tray.tsx')).ReviewTray,
}))

interface OrphanReviewProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps' | 'prepareDividing' | 'division'>
  readonly work: Pick<MarkWork, 'dispatch' | 'known'>
  /** Whether the review is open from the beginning. */
  readonly isOpen: boolean
}

/** The review of what has no place, while the reader has it open. */
export function OrphanReview({ book, open, work, isOpen }: OrphanReviewProps) {
  const { t } = useTranslation()
  const { preferences, structure } = useServices()
  const keys = {
    join: useShortcut('paragraph.join'),
    split: useShortcut('paragraph.split'),
    kind: useShortcut('paragraph.kind'),
  }
  const toasts = useToasts()
  const [isShown, setShown] = useState(isOpen)
  const close = () => setShown(false)
  useActionHandlers({
    'orphan.review': () => {
      structure.byHand(book.id, null)
      setShown(true)
    },
  })
  if (!isShown) return null

  /** Shows where the mark was. The reader selects words there and moves the mark to them. */
  function placeMark({ id, index, side }: Annotation) {
    work.dispatch({ type: 'placing', id })
    preferences.change({ notesOpen: true })
    void open.spread.navigation.show(index, side, 0, 0)
    toasts.show('orphan', { message: words => words('review.byHand') })
  }

  /** Goes to where the paragraph was. The next act of the reader's like the change ends it. */
  function makeByHand({ place, what, index }: WaitingDivision) {
    structure.byHand(book.id, place)
    // The key joins a paragraph with the next one.
    open.spread.navigation.go(what === 'join' ? Math.max(0, index - 1) : index, 'source', 0)
    const key = keys[what].shown[0] ?? ''
    toasts.show('orphan', { message: words => words(`review.makeByHand.${what}`, { key }) })
  }

  function placeByHand(one: WaitingItem) {
    close()
    open.jumps.leave('note')
    if (one.is === 'mark') placeMark(one.mark)
    else makeByHand(one.division)
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
