import type { Spread } from '#editor/spread'
import { readingAtCaret } from '#editor/spread/reading-at-caret'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../spoken/spoken-region.tsx'
import styles from './word-card.module.css'

interface WordCardProps {
  readonly spread: Spread
  readonly scroller: RefObject<HTMLElement | null>
}

/** The printed words of a reading, and the line beside which they are shown. */
interface Card {
  readonly printed: string
  readonly line: { readonly left: number; readonly top: number; readonly bottom: number }
}

/** Shows the printed words under the reading at the pointer or at the caret. */
export function WordCard(props: WordCardProps) {
  const card = useCard(props)
  const { t } = useTranslation()
  if (!card) return null
  const { left, top, bottom } = card.line
  // Above the line at the foot of the window.
  const isAbove = bottom + room > innerHeight
  return (
    <div
      className={styles.card}
      data-pane="word-card"
      // The mark has the same words in its description.
      aria-hidden="true"
      style={{
        insetInlineStart: Math.max(8, Math.min(left, innerWidth - width)),
        ...(isAbove
          ? { insetBlockEnd: innerHeight - top + gap }
          : { insetBlockStart: bottom + gap }),
      }}
    >
      {t('emended.printed', { words: card.printed })}
    </div>
  )
}

/** In CSS pixels: how wide a card may be, what it needs under a line, and the space between. */
const width = 320
const room = 48
const gap = 4

function useCard({ spread, scroller }: WordCardProps): Card | null {
  const [card, setCard] = useState<Card | null>(null)
  const say = useSay()
  const atCaret = useEffectEvent(() => {
    const found = readingAtCaret(spread.selection)
    if (found && found.printed !== card?.printed)
      say('view', t => t('emended.printed', { words: found.printed }))
    if (found || card) setCard(found)
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
    page?.addEventListener('pointerover', ({ target }) => setCard(cardAt(target)), { signal })
    page?.addEventListener('pointerleave', () => setCard(null), { signal })
    page?.addEventListener('scroll', () => setCard(null), { signal, passive: true })
    page?.addEventListener('pointerdown', () => setCard(null), { signal })
    return () => {
      stop()
      cancelAnimationFrame(frame)
      ending.abort()
    }
  }, [spread, scroller])
  return card
}

function cardAt(target: EventTarget | null): Card | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-printed]') : null
  const printed = element?.dataset['printed']
  const line = element?.getClientRects()[0]
  return printed !== undefined && line ? { printed, line } : null
}
