import type { AnnotationId } from '#domain/ids'
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { Desk, ShownCard } from './desk.ts'

/** Brings the card that was reached into sight, as soon as its passage is on the page. */
export function useBrought(
  desk: () => Desk | null,
  reached: { readonly id: AnnotationId } | null,
  shown: readonly ShownCard[],
): void {
  const brought = useRef<object | null>(null)
  useEffect(() => {
    if (!reached || brought.current === reached) return
    if (desk()?.bring(reached.id)) brought.current = reached
  }, [desk, reached, shown])
}

/** Calls `left` when something outside `list` gets the focus. */
export function useFocusLeft(list: RefObject<HTMLElement | null>, left: () => void): void {
  const onFocus = useEffectEvent((target: EventTarget | null) => {
    if (target instanceof Node && !list.current?.contains(target)) left()
  })
  useEffect(() => {
    const look = ({ target }: FocusEvent) => onFocus(target)
    // Before the list draws what has the focus again.
    document.addEventListener('focusin', look, { capture: true })
    return () => document.removeEventListener('focusin', look, { capture: true })
  }, [])
}
