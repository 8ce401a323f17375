import type { AnnotationId } from '#domain/ids'
import { annotationId } from '#domain/ids'
import { kinds } from '#domain/kinds/index'
import { expressionOf } from '#domain/marking/term-expression'
import { readingAtCaret } from '#editor/spread/reading-at-caret'
import { termAtCaret } from '#editor/spread/terms'
import type { Speech } from '#i18n/speech'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import styles from './word-card.module.css'

interface WordCardProps {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly scroller: RefObject<HTMLElement | null>
}

interface Line {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** What is shown, and the line beside which it is shown. */
interface Card {
  readonly about: { readonly printed: string } | { readonly terms: readonly AnnotationId[] }
  readonly line: Line
}

/**
 * Shows, under the line of the pointer or the caret, the printed words of a reading, or what the
 * reader's glossary says of a term.
 */
export function WordCard(props: WordCardProps) {
  const card = useCard(props)
  const { t } = useTranslation()
  const words = card && wordsOf(card, props.open.marks, t)
  if (!card || !words) return null
  const { left, top, bottom } = card.line
  // Above the line at the foot of the window.
  const isAbove = bottom + room > innerHeight
  return (
    <div
      className={styles.card}
      data-pane="word-card"
      // A screen reader has the same words from the mark, or they are said.
      aria-hidden="true"
      style={{
        insetInlineStart: Math.max(8, Math.min(left, innerWidth - width)),
        ...(isAbove
          ? { insetBlockEnd: innerHeight - top + gap }
          : { insetBlockStart: bottom + gap }),
      }}
    >
      {words}
    </div>
  )
}

/** In CSS pixels: how wide a card may be, what it needs under a line, and the space between. */
const width = 320
const room = 76
const gap = 4

function wordsOf({ about }: Card, marks: OpenSpread['marks'], t: Speech['t']): string {
  if ('printed' in about) return t('emended.printed', { words: about.printed })
  const rows = about.terms.flatMap(id => marks.get(id) ?? [])
  return rows
    .flatMap(row => {
      const expression = expressionOf(row)
      if (row.kind !== 'term' || expression === null) return []
      const said = [row.reading, row.rendering].filter(one => one !== '').join(' · ')
      const sign = kinds.term.states.entry.sign
      return `${expression}${sign} ${said || (row.note[0]?.text ?? '') || t('kindStates.term.entry')}`
    })
    .join('; ')
}

function useCard({ open, scroller }: WordCardProps): Card | null {
  const { spread, marks } = open
  const [card, setCard] = useState<Card | null>(null)
  const say = useSay()
  const toasts = useToasts()
  const atCaret = useEffectEvent(() => {
    // The engine may report a caret that has not moved since a key showed the card.
    if (card && 'terms' in card.about && isSame(card.line, spread.selection.line())) return
    const found = readingAtCaret(spread.selection)
    const before = card && 'printed' in card.about ? card.about.printed : null
    if (found && found.printed !== before)
      say('view', t => t('emended.printed', { words: found.printed }))
    if (found || card) setCard(found && { about: { printed: found.printed }, line: found.line })
  })
  useActionHandlers({
    'term.show': () => {
      const here = [...spread.marks.atSelection(), ...termAtCaret(spread.selection)]
      const terms = [...new Set(here)].filter(id => expressionOf(marks.get(id)) !== null)
      const line = spread.selection.line()
      if (terms.length === 0 || !line)
        return toasts.show('nothing', { message: t => t('terms.none') })
      const shown = { about: { terms }, line }
      setCard(shown)
      say('deed', t => wordsOf(shown, marks, t))
    },
  })
  useEffect(() => {
    let frame = 0
    const ending = new AbortController()
    const { signal } = ending
    const stop = spread.selection.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        atCaret()
      })
    })
    const page = scroller.current
    let top = 0
    const over = ({ target }: PointerEvent) => {
      top = page?.scrollTop ?? 0
      setCard(cardAt(target))
    }
    // The event of a scroll comes after the pointer has found the words at their new place.
    const scrolled = () => {
      if (page?.scrollTop !== top) setCard(null)
    }
    page?.addEventListener('pointerover', over, { signal })
    page?.addEventListener('pointerleave', () => setCard(null), { signal })
    page?.addEventListener('scroll', scrolled, { signal, passive: true })
    page?.addEventListener('pointerdown', () => setCard(null), { signal })
    return () => {
      stop()
      cancelAnimationFrame(frame)
      ending.abort()
    }
  }, [spread, scroller])
  return card
}

const isSame = (one: Line, other: Line | null): boolean =>
  one.left === other?.left && one.top === other.top && one.bottom === other.bottom

function cardAt(target: EventTarget | null): Card | null {
  const element =
    target instanceof Element ? target.closest<HTMLElement>('[data-printed], [data-term]') : null
  const { printed, term } = element?.dataset ?? {}
  const line = element?.getClientRects()[0]
  if (!line) return null
  if (printed !== undefined) return { about: { printed }, line }
  return term === undefined ? null : { about: { terms: term.split(' ').map(annotationId) }, line }
}
