import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Calls `dismiss` at Escape in the text, and at a press on it, while `isOver`: while a panel covers
 * some of the text.
 */
export function useDismissed(
  text: RefObject<HTMLElement | null>,
  isOver: boolean,
  dismiss: (by: 'key' | 'press') => void,
): void {
  const onDismiss = useEffectEvent(dismiss)
  useEffect(() => {
    const element = text.current
    if (!element || !isOver) return
    const ending = new AbortController()
    const { signal } = ending
    element.addEventListener(
      'pointerdown',
      ({ button, target }) => {
        // The scroll bar belongs to the element itself, and other buttons open menus.
        if (button === 0 && target !== element) onDismiss('press')
      },
      { signal },
    )
    element.addEventListener(
      'keydown',
      event => {
        if (event.key !== 'Escape' || event.repeat || event.defaultPrevented) return
        if (event.isComposing || event.keyCode === 229) return
        event.preventDefault()
        onDismiss('key')
      },
      { signal },
    )
    return () => ending.abort()
  }, [text, isOver])
}
