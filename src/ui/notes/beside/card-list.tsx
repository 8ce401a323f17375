import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteItemActions } from '../note-item-props.ts'
import { Card } from './card.tsx'
import type { ShownCard } from './desk.ts'
import { useBrought, useFocusLeft } from './use-brought.ts'
import { useCardKeys } from './use-card-keys.ts'
import { DeskFrame } from './desk-frame.tsx'
import { useDesk, type BesideText } from './use-desk.ts'

interface CardListProps {
  readonly text: BesideText
  readonly items: readonly Annotation[]
  readonly orphans: ReadonlySet<AnnotationId>
  readonly categories: readonly Category[]
  readonly known: readonly Category[]
  readonly bookLanguage: string
  readonly translationLanguage: string
  readonly current: AnnotationId | null
  readonly edited: AnnotationId | null
  /** Must stay the same object, or all cards are drawn again. */
  readonly actions: NoteItemActions
}

/**
 * The marks on the screen as cards beside their passages, in the order of the text. The list is one
 * stop for Tab. Up and Down go from card to card, also to passages that are not on the screen;
 * Enter writes the note, and Escape goes back to the caret.
 */
export function CardList(props: CardListProps) {
  const { text, items, current, edited, ...shared } = props
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<AnnotationId | null>(null)
  /** The card that a key went to; a new object for each key. */
  const [reached, setReached] = useState<{ readonly id: AnnotationId } | null>(null)
  const held = edited ?? focused ?? current
  const { desk, shown, frame } = useDesk(text, items, held)
  useFocusLeft(list, () => setFocused(null))
  useBrought(desk, reached, shown)
  useBrought(
    desk,
    useMemo(() => (edited === null ? null : { id: edited }), [edited]),
    shown,
  )
  const first = shown.find(({ mark }) => mark.id === held) ?? shown[Math.floor(shown.length / 2)]

  const onKeyDown = useCardKeys({
    items,
    shown,
    actions: shared.actions,
    leave: text.leave,
    reach: next => {
      setFocused(next.id)
      setReached({ id: next.id })
      const isHere = shown.some(({ mark, isAway }) => mark.id === next.id && !isAway)
      if (!isHere) text.reveal(next.index)
    },
  })

  return (
    <DeskFrame frame={frame} isEmpty={shown.length === 0}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={list}
        role="list"
        aria-label={t('notes.count', { count: items.length })}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setFocused(cardOf(target, shown))}
      >
        {shown.map(card => (
          <Card
            key={card.mark.id}
            card={card}
            of={items.length}
            isHeld={card.mark.id === held}
            isStop={card === first}
            hasFocus={card.mark.id === focused}
            isEdited={card.mark.id === edited}
            desk={desk}
            {...shared}
          />
        ))}
      </div>
    </DeskFrame>
  )
}

/** Returns the mark of the card with `element`; null if there is no such card. */
function cardOf(element: Element, shown: readonly ShownCard[]): AnnotationId | null {
  const id = element.closest<HTMLElement>('[data-card]')?.dataset['card']
  return shown.find(({ mark }) => mark.id === id)?.mark.id ?? null
}
