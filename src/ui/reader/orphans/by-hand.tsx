import type { Book } from '#domain/book'
import type { Speech } from '#i18n/speech'
import { useEffect, useEffectEvent } from 'react'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { markName } from '../../notes/mark-name.ts'
import { beginningOfWords } from '../../notes/notes-in-order.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import { keysInText } from '../keys-in-text.ts'
import type { MarkWork } from '../marking/use-mark-work.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { WaitingItem } from './review-tray.tsx'
import { useWaitingDivisions } from './use-waiting-divisions.ts'
import { useWaitingOrphans } from './use-waiting-orphans.ts'

interface ByHandProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly work: Pick<MarkWork, 'dispatch' | 'acts'>
  readonly one: WaitingItem
  readonly onReview: () => void
  readonly onEnd: () => void
}

/** How much of its words is shown, in characters. */
const shownLimit = 20
const message = 'byHand'

/**
 * Names what the reader places by hand. It stays on the screen until it is placed, or until the
 * reader ends it.
 */
export function ByHand({ book, open, work, one, onReview, onEnd }: ByHandProps) {
  const { structure } = useServices()
  const say = useSay()
  const waits = useStillWaits(book, open, one)
  const cancel = () => {
    say('deed', t => t('review.ended'))
    onEnd()
  }
  const cancelled = useEffectEvent(cancel)
  const accept = useEffectEvent(() => {
    if (one.is !== 'mark' || !open.spread.selection.hasWords) return false
    work.acts.move()
    return true
  })
  const begin = useEffectEvent(() => {
    if (one.is === 'mark') work.dispatch({ type: 'placing', id: one.mark.id })
    else structure.byHand(book.id, one.division.place)
  })
  const end = useEffectEvent(() => {
    if (one.is === 'mark') work.dispatch({ type: 'placing', id: null })
    else structure.byHand(book.id, null)
  })
  useMessage(one, cancel, onReview)
  useEffect(() => {
    begin()
    const stop = keysInText({ accept: () => accept(), cancel: () => cancelled() })
    return () => {
      stop()
      end()
    }
  }, [])
  useEffect(() => {
    if (!waits) onEnd()
  }, [waits, onEnd])
  return null
}

/** Shows what is placed by hand as long as it is. */
function useMessage(one: WaitingItem, onCancel: () => void, onReview: () => void): void {
  const toasts = useToasts()
  const keys = {
    join: useShortcut('paragraph.join'),
    split: useShortcut('paragraph.split'),
    kind: useShortcut('paragraph.kind'),
  }
  const key = one.is === 'division' ? (keys[one.division.what].shown[0] ?? '') : ''
  const cancel = useEffectEvent(onCancel)
  const review = useEffectEvent(onReview)
  const show = useEffectEvent(() =>
    toasts.show(message, {
      message: t => wordsFor(t, one, key),
      stays: true,
      onClose: () => cancel(),
      action: { name: 'orphan.review', label: t => t('review.back'), run: () => review() },
      also: {
        name: 'counterpart.cancel',
        label: t => t('actions.counterpart.cancel'),
        run: () => cancel(),
      },
    }),
  )
  useEffect(() => {
    show()
    return () => toasts.hide(message)
  }, [toasts])
}

/** Whether the reader has not decided about it yet. */
function useStillWaits(book: Book, open: ByHandProps['open'], one: WaitingItem): boolean {
  const marks = useWaitingOrphans(open)
  const divisions = useWaitingDivisions(book.id)
  return one.is === 'mark'
    ? marks.some(({ id }) => id === one.id)
    : divisions === null || divisions.some(({ place }) => place === one.id)
}

function wordsFor(t: Speech['t'], one: WaitingItem, key: string): string {
  if (one.is === 'mark')
    return t('review.byHand.mark', { quote: markName(t, one.mark, shownLimit) })
  const { what, after } = one.division
  return t(`review.byHand.${what}`, { quote: beginningOfWords(after, shownLimit), key })
}
