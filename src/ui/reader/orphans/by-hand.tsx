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
import type { WaitingItem } from './use-waiting.ts'
import { useWaitingDivisions } from './use-waiting-divisions.ts'
import { useWaitingOrphans } from './use-waiting-orphans.ts'
import { sentenceWords, useWaitingSentences } from './use-waiting-sentences.ts'

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
  const { structure, sentences } = useServices()
  const toasts = useToasts()
  const say = useSay()
  const { waits, count } = useStillWaits(book, open, one)
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
  const place = useEffectEvent((isBegun: boolean) => {
    if (one.is === 'mark') work.dispatch({ type: 'placing', id: isBegun ? one.mark.id : null })
    else if (one.is === 'division') structure.byHand(book.id, isBegun ? one.division.place : null)
    else
      void sentences.open(book.id).then(
        open => open.byHand(isBegun ? one.sentence.row.id : null),
        () => {},
      )
  })
  useMessage(one, cancel, onReview)
  useEffect(() => {
    place(true)
    const stop = keysInText({ accept: () => accept(), cancel: () => cancelled() })
    return () => {
      stop()
      place(false)
    }
  }, [])
  const placed = useEffectEvent(() => {
    // The act that moves a mark says so itself.
    if (one.is === 'mark') return
    toasts.show('orphan', {
      message: t => (count === 0 ? t('review.placedLast') : t('review.placed', { count })),
    })
  })
  useEffect(() => {
    if (waits) return
    placed()
    onEnd()
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
  const sentenceKeys = {
    join: useShortcut('sentence.join'),
    split: useShortcut('sentence.split'),
    link: useShortcut('sentence.link'),
    unlink: useShortcut('sentence.unlink'),
  }
  const shortcut =
    one.is === 'division'
      ? keys[one.division.what]
      : one.is === 'sentence'
        ? sentenceKeys[one.sentence.what]
        : null
  const key = shortcut?.shown[0] ?? ''
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

/** Whether the reader has not decided about it yet, and how much waits in all. */
function useStillWaits(
  book: Book,
  open: ByHandProps['open'],
  one: WaitingItem,
): { readonly waits: boolean; readonly count: number } {
  const marks = useWaitingOrphans(open)
  const divisions = useWaitingDivisions(book.id)
  const sentences = useWaitingSentences(book.id)
  const of = {
    mark: () => marks.some(({ id }) => id === one.id),
    division: () => divisions?.some(({ place }) => place === one.id) ?? true,
    sentence: () => sentences?.some(({ id }) => id === one.id) ?? true,
  }
  const count = marks.length + (divisions?.length ?? 0) + (sentences?.length ?? 0)
  // How much waits is known only when both are read.
  const isRead = divisions !== null && sentences !== null
  return { waits: !isRead || of[one.is](), count }
}

function wordsFor(t: Speech['t'], one: WaitingItem, key: string): string {
  if (one.is === 'mark')
    return t('review.byHand.mark', { quote: markName(t, one.mark, shownLimit) })
  if (one.is === 'division') {
    const { what, after } = one.division
    return t(`review.byHand.${what}`, { quote: beginningOfWords(after, shownLimit), key })
  }
  const quote = beginningOfWords(sentenceWords(one.sentence), shownLimit)
  return t(`review.byHand.sentences.${one.sentence.what}`, { quote, key })
}
