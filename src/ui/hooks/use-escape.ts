import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Calls `leave` when Esc is pressed in `place`, except the Esc by which an input method cancels a
 * word.
 */
export function useEscape(place: RefObject<HTMLElement | null>, leave: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return
    if (event.defaultPrevented) return
    event.preventDefault()
    leave()
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    element.addEventListener('keydown', listener)
    return () => element.removeEventListener('keydown', listener)
  }, [place])
}
