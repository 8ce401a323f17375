import type { Annotation, Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import type { OfferedPlace } from '#services/editions/editions'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { markName } from '../../notes/mark-name.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import type { OpenSpread } from '../use-spread.ts'
import { OrphanView } from './orphan-view.tsx'
import styles from './review-tray.module.css'
import { useOfferedPlaces } from './use-offered-places.ts'
import { useWaitingOrphans } from './use-waiting-orphans.ts'

interface ReviewTrayProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly known: readonly Category[]
  readonly onByHand: (mark: Annotation) => void
  readonly onClose: () => void
}

/** The place that the reader chose for a mark. */
interface Choice {
  readonly id: AnnotationId
  readonly number: number
}

/** How much of its quote is said when another mark is shown, in characters. */
const saidLimit = 20
const noPlaces: readonly OfferedPlace[] = []

/**
 * The marks without a place, one after the other: where each was, where it may be now, and what the
 * reader decides.
 */
export function ReviewTray({ book, open, known, onByHand, onClose }: ReviewTrayProps) {
  const { t } = useTranslation()
  const waiting = useWaitingOrphans(open)
  const offered = useOfferedPlaces(book.id, waiting)
  const [at, setAt] = useState(0)
  const position = Math.max(0, Math.min(at, waiting.length - 1))
  const mark = waiting[position]
  const places = (mark && offered?.get(mark.id)) ?? noPlaces
  const [choice, setChoice] = useState<Choice | null>(null)
  const chosen = choice && choice.id === mark?.id ? choice.number : 0
  const place = places[chosen]
  const body = useRef<HTMLDivElement>(null)
  const acts = useTrayActs({ open, waiting, position, place, go: setAt, onByHand })
  const id = mark?.id
  useEffect(() => {
    focusFirst(body.current)
  }, [id, offered])

  return (
    <DialogFrame title={t('review.heading')} wide onClose={onClose} foot={<Foot />}>
      <div ref={body} className={styles.tray}>
        {mark ? (
          <OrphanView
            key={mark.id}
            mark={mark}
            category={known.find(one => one.id === mark.category) ?? null}
            position={position}
            count={waiting.length}
            language={book.language}
            places={offered === null ? null : places}
            chosen={chosen}
            onChoose={number => setChoice({ id: mark.id, number })}
            onAccept={() => acts.accept?.()}
          />
        ) : (
          <p className={styles.none} tabIndex={-1} data-first>
            {t('review.none')}
          </p>
        )}
      </div>
    </DialogFrame>
  )
}

/** What the reader needs first: the likeliest place, or else what can be done without one. */
const firstNeeded = [
  '[data-first]',
  '[data-action="orphan.byHand"]:enabled',
  '[data-action="dialog.close"]',
]

function focusFirst(body: HTMLElement | null): void {
  const dialog = body?.closest('[role="dialog"]')
  const found = firstNeeded.map(one => dialog?.querySelector<HTMLElement>(one))
  found.find(one => one)?.focus()
}

interface TrayActsTools extends Pick<ReviewTrayProps, 'open' | 'onByHand'> {
  readonly waiting: readonly Annotation[]
  readonly position: number
  readonly place: OfferedPlace | undefined
  readonly go: (position: number) => void
}

/** What the reader can do with the mark that is shown; null for what is impossible. */
interface TrayActs {
  readonly accept: (() => void) | null
  readonly byHand: (() => void) | null
  readonly keep: (() => void) | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

function useTrayActs(tools: TrayActsTools): TrayActs {
  const { open, waiting, position, place, go, onByHand } = tools
  const { order } = useServices().undoing
  const undo = useLive(order.next)
  const say = useSay()
  const mark = waiting[position]
  const decided = (how: 'review.placed' | 'review.kept') => {
    go(position)
    say('deed', t => t(how, { count: waiting.length - 1 }))
  }
  const show = (to: number) => () => {
    const other = waiting[to]
    go(to)
    if (other)
      say('deed', t =>
        t('review.shown', { position: to + 1, quote: markName(t, other, saidLimit) }),
      )
  }
  const acts: TrayActs = {
    accept:
      mark && place
        ? () => {
            const { index, anchors } = place
            open.marks.moveTo(mark.id, { side: 'source', index, anchors })
            decided('review.placed')
          }
        : null,
    byHand: mark ? () => onByHand(mark) : null,
    keep: mark
      ? () => {
          open.marks.settle(mark.id)
          decided('review.kept')
        }
      : null,
    next: position + 1 < waiting.length ? show(position + 1) : null,
    previous: position > 0 ? show(position - 1) : null,
  }
  useActionHandlers({
    'orphan.accept': handler(acts.accept),
    'orphan.byHand': handler(acts.byHand),
    'orphan.keep': handler(acts.keep),
    'orphan.next': handler(acts.next),
    'orphan.previous': handler(acts.previous),
    'edit.undo': { enabled: undo.undo !== null, run: () => order.undo() },
    'edit.redo': { enabled: undo.redo !== null, run: () => order.redo() },
  })
  return acts
}

const handler = (act: (() => void) | null) => ({ enabled: act !== null, run: () => act?.() })

/** The buttons at the foot. The registered handlers run, so that keys and buttons do the same. */
function Foot() {
  return (
    <>
      <ActionButton action="orphan.previous" />
      <ActionButton action="orphan.next" />
      <span className={styles.between} />
      <ActionButton action="orphan.keep" />
      <ActionButton action="orphan.byHand" />
      <ActionButton action="orphan.accept" look="main" />
    </>
  )
}
