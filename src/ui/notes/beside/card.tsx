import type { Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import { stopIn } from '../../rows/row-controls.ts'
import { TabStop } from '../../rows/tab-stop.ts'
import { NoteItem } from '../note-item.tsx'
import type { NoteItemActions, NoteItemProps } from '../note-item-props.ts'
import { lostSide } from '../notes-in-order.ts'
import styles from './beside.module.css'
import { CardFacts } from './card-facts.tsx'
import { CardLine } from './card-line.tsx'
import type { Desk, ShownCard } from './desk.ts'
import { cardStop } from './use-card-keys.ts'

interface CardProps {
  readonly orphans: ReadonlySet<AnnotationId>
  readonly categories: readonly Category[]
  readonly known: readonly Category[]
  readonly bookLanguage: string
  readonly translationLanguage: string
  readonly actions: NoteItemActions
  readonly card: ShownCard
  readonly of: number
  readonly isHeld: boolean
  readonly isStop: boolean
  readonly hasFocus: boolean
  readonly isEdited: boolean
  readonly desk: () => Desk | null
}

/** A mark in the form that it has room for: a whole card, a line, or a sign. */
export const Card = memo(function Card(props: CardProps) {
  const { card, isHeld, hasFocus, isEdited, desk } = props
  const { mark, number, form } = card
  const element = useRef<HTMLDivElement>(null)
  const own = props.known.find(({ id }) => id === mark.category)
  const facts = useMemo(() => <CardFacts annotation={mark} own={own} />, [mark, own])
  const isWhole = isHeld || form === 'whole'
  useLayoutEffect(() => {
    desk()?.place(mark.id, element.current)
    return () => desk()?.place(mark.id, null)
  }, [desk, mark.id])
  // A line that becomes a whole card is another element.
  useLayoutEffect(() => {
    const { current } = element
    if (!hasFocus || isEdited || !current || current.contains(document.activeElement)) return
    stopIn(current, cardStop)?.focus({ preventScroll: true })
  }, [hasFocus, isWhole, isEdited])
  const item: NoteItemProps = {
    annotation: mark,
    categories: props.categories,
    own,
    bookLanguage: props.bookLanguage,
    noteLanguage: props.translationLanguage,
    lost: lostSide(mark, props.orphans),
    place: number + 1,
    of: props.of,
    isStop: props.isStop,
    isCurrent: isHeld,
    isEdited,
    actions: props.actions,
  }
  return (
    <div
      ref={element}
      className={styles.card}
      data-card={mark.id}
      data-form={isWhole ? 'whole' : form}
      data-held={isHeld ? '' : undefined}
      data-mark-colour={own?.colour}
    >
      <TabStop value={-1}>
        {isWhole ? (
          <NoteItem {...item} facts={facts} />
        ) : (
          <div
            role="listitem"
            aria-setsize={item.of}
            aria-posinset={item.place}
            data-annotation-id={mark.id}
          >
            <CardLine item={item} isSign={form === 'sign'} />
          </div>
        )}
      </TabStop>
    </div>
  )
})
