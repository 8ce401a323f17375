import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Looking } from './use-looking.ts'

/** Handles the keys of the card. A press on it leaves the selection where it is. */
export function useCardEvents(
  card: RefObject<HTMLElement | null>,
  looking: Looking,
  onClose: (isFinished: boolean) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!onCardKey(event, looking, onClose)) return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const element = card.current
    const key = (event: KeyboardEvent) => onKey(event)
    const press = (event: MouseEvent) => isField(event.target) || event.preventDefault()
    element?.addEventListener('keydown', key)
    element?.addEventListener('mousedown', press)
    return () => {
      element?.removeEventListener('keydown', key)
      element?.removeEventListener('mousedown', press)
    }
  }, [card])
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select') !== null

/** Handles a key in the card. Returns whether it was one of the card's. */
function onCardKey(
  event: KeyboardEvent,
  { back, step }: Looking,
  onClose: (isFinished: boolean) => void,
): boolean {
  const { key, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event
  if (isField(event.target) && key !== 'Escape') return false
  if (isComposing || ctrlKey || metaKey || altKey || shiftKey) return false
  if (key === 'Escape') onClose(true)
  else if (key === 'ArrowRight') step(1)
  else if (key === 'ArrowLeft') step(-1)
  else if (key === 'Backspace') back?.()
  else return false
  return true
}
