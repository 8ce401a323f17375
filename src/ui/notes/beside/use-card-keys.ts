import type { Annotation } from '#domain/annotation'
import type { KeyboardEvent } from 'react'
import { keyWithin } from '../../rows/row-controls.ts'
import type { NoteItemActions } from '../note-item-props.ts'
import type { ShownCard } from './desk.ts'

/** The element of a card that takes the focus. */
export const cardStop = '[data-action="note.show"]'

interface CardKeys {
  readonly items: readonly Annotation[]
  readonly shown: readonly ShownCard[]
  readonly actions: Pick<NoteItemActions, 'onEdit'>
  /** Goes back to the caret. */
  readonly leave: () => void
  /** Gives the card of a mark the focus, also if it is not on the screen. */
  readonly reach: (mark: Annotation) => void
}

/** Returns the listener for keys in cards. */
export function useCardKeys({ items, shown, actions, leave, reach }: CardKeys) {
  return (event: KeyboardEvent): void => {
    const { target, nativeEvent } = event
    if (event.defaultPrevented || nativeEvent.isComposing || event.keyCode === 229) return
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return
    const element = target.closest<HTMLElement>('[data-card]')
    const from = shown.find(({ mark }) => mark.id === element?.dataset['card'])
    const act = element && from ? keyAct(event.key, target, element) : null
    if (act === null || !from) return
    event.preventDefault()
    if (act === 'leave') return leave()
    if (act === 'write') return actions.onEdit(from.mark)
    if (act instanceof HTMLElement) return act.focus({ preventScroll: true })
    const last = items.length - 1
    const to = act === 'first' ? 0 : act === 'last' ? last : from.number + act
    const next = items[Math.max(0, Math.min(to, last))]
    if (next) reach(next)
  }
}

/** Returns what a key does in a card: an act, an element that takes the focus, or cards to go. */
function keyAct(
  key: string,
  target: Element,
  card: HTMLElement,
): 'leave' | 'write' | 'first' | 'last' | HTMLElement | 1 | -1 | null {
  if (key === 'Escape') return 'leave'
  const within = keyWithin(key, target, card, cardStop)
  if (within.to) return within.to
  const isStop = target.matches(cardStop)
  if (key === 'Enter' && isStop) return 'write'
  if (!isStop && !within.leaves) return null
  return moves[key] ?? null
}

const moves: Readonly<Record<string, 'first' | 'last' | 1 | -1>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
}
