import type { Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { Speech } from '#i18n/speech'
import type { PlaceForChange, PlaceForSentence } from '#services/editions/editions'
import type { WaitingDivision } from '#services/structure/structure'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { markName } from '../../notes/mark-name.ts'
import { beginningOfWords } from '../../notes/notes-in-order.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import styles from './review-tray.module.css'
import { useWaiting, type OfferedToWaiting, type WaitingItem } from './use-waiting.ts'
import { sentenceWords, type WaitingSentence } from './use-waiting-sentences.ts'
import { WaitingView } from './waiting-view.tsx'

interface ReviewTrayProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'prepareDividing' | 'division'>
  readonly known: readonly Category[]
  readonly onByHand: (one: WaitingItem) => void
  readonly onClose: () => void
}

/** The place that the reader chose. */
interface Choice {
  readonly id: string
  readonly number: number
}

/** How much of its words is said when another one is shown, in characters. */
const saidLimit = 20

/**
 * What has no place, one after the other: where each was, where it may be now, and what the reader
 * decides.
 */
export function ReviewTray({ book, open, known, onByHand, onClose }: ReviewTrayProps) {
  const { t } = useTranslation()
  const { waiting, offered } = useWaiting(book, open)
  const [at, setAt] = useState(0)
  const position = Math.max(0, Math.min(at, waiting.length - 1))
  const one = waiting[position]
  const [choice, setChoice] = useState<Choice | null>(null)
  const chosen = choice && choice.id === one?.id ? choice.number : 0
  const body = useRef<HTMLDivElement>(null)
  const acts = useTrayActs({ book, open, waiting, position, offered, chosen, go: setAt, onByHand })
  const id = one?.id
  const isReady = one ? offered.of(one) !== null : offered.isRead
  useEffect(() => {
    focusFirst(body.current)
  }, [id, isReady])
  const shown = {
    position,
    count: waiting.length,
    language: book.language,
    shownAt: (index: number, offset: number) => open.division.shownIndex(index, offset),
    chosen,
    onChoose: (number: number) => one && setChoice({ id: one.id, number }),
    onAccept: () => acts.accept?.(),
  }
  return (
    <DialogFrame title={t('review.heading')} wide onClose={onClose} foot={<Foot />}>
      <div ref={body} className={styles.tray}>
        {one && <WaitingView {...{ one, book, known, offered }} {...shown} />}
        {!one && (
          <p className={styles.none} tabIndex={-1} data-first>
            {t(offered.isRead ? 'review.none' : 'review.looking')}
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

interface TrayActsTools extends Pick<ReviewTrayProps, 'book' | 'open' | 'onByHand'> {
  readonly waiting: readonly WaitingItem[]
  readonly position: number
  readonly offered: OfferedToWaiting
  readonly chosen: number
  readonly go: (position: number) => void
}

/** What the reader can do with what is shown; null for what is impossible. */
interface TrayActs {
  readonly accept: (() => void) | null
  readonly byHand: (() => void) | null
  readonly keep: (() => void) | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

/** Returns what decides about work of an older edition: a place for it, or none. */
function useDeciding(
  { book, open }: Pick<ReviewTrayProps, 'book' | 'open'>,
  decided: (how: 'review.placed' | 'review.kept') => void,
) {
  const { structure, sentences } = useServices()
  const toasts = useToasts()
  async function decide(division: WaitingDivision, to: PlaceForChange | null) {
    await open.prepareDividing()
    const outcome = await structure.decide(book.id, division.place, to)
    if (outcome.ok) decided(to ? 'review.placed' : 'review.kept')
    else toasts.show('structure', { message: t => t(`structure.${outcome.why}`) })
  }
  async function decideSentence({ row }: WaitingSentence, to: PlaceForSentence | null) {
    const one = await sentences.open(book.id)
    if (await one.decide(row.id, to)) decided(to ? 'review.placed' : 'review.kept')
    else toasts.show('structure', { message: t => t('structure.changed') })
  }
  const reported = (deciding: Promise<void>) =>
    void deciding.catch(() => toasts.show('structure', { message: t => t('faults.unexpected') }))
  return {
    division: (...what: Parameters<typeof decide>) => reported(decide(...what)),
    sentence: (...what: Parameters<typeof decideSentence>) => reported(decideSentence(...what)),
  }
}

function useTrayActs(tools: TrayActsTools): TrayActs {
  const { book, open, waiting, position, offered, chosen, go, onByHand } = tools
  const { order } = useServices().undoing
  const undo = useLive(order.next)
  const say = useSay()
  const one = waiting[position]
  const decided = (how: 'review.placed' | 'review.kept') => {
    go(position)
    const count = waiting.length - 1
    say('deed', t => (count === 0 ? t(`${how}Last`) : t(how, { count })))
  }
  const show = (to: number) => () => {
    const other = waiting[to]
    go(to)
    if (other) say('deed', t => t('review.shown', { position: to + 1, quote: nameOf(t, other) }))
  }
  const decideNow = useDeciding({ book, open }, decided)
  function acceptor(): (() => void) | null {
    if (one?.is === 'mark') {
      const place = offered.marks(one.mark)?.[chosen]
      if (!place) return null
      return () => {
        const { index, anchors } = place
        open.marks.moveTo(one.mark.id, { side: 'source', index, anchors })
        decided('review.placed')
      }
    }
    if (one?.is === 'sentence') {
      const place = offered.sentences(one.sentence)?.[chosen]
      return place ? () => decideNow.sentence(one.sentence, place) : null
    }
    const place = one && offered.divisions(one.division)?.[chosen]
    return one && place ? () => decideNow.division(one.division, place) : null
  }
  function keep(): void {
    if (one?.is === 'division') return decideNow.division(one.division, null)
    if (one?.is === 'sentence') return decideNow.sentence(one.sentence, null)
    if (!one) return
    open.marks.settle(one.mark.id)
    decided('review.kept')
  }
  const acts: TrayActs = {
    accept: acceptor(),
    byHand: one ? () => onByHand(one) : null,
    keep: one ? keep : null,
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

/** Returns what waits in a few words. */
function nameOf(t: Speech['t'], one: WaitingItem): string {
  if (one.is === 'mark') return markName(t, one.mark, saidLimit)
  if (one.is === 'division')
    return `${t(`edition.what.${one.division.what}`)} ${beginningOfWords(one.division.after, saidLimit)}`
  const { what } = one.sentence
  return `${t(`edition.corrected.${what}`)} ${beginningOfWords(sentenceWords(one.sentence), saidLimit)}`
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
