import { useLayoutEffect, type RefObject } from 'react'
import { placeBar, roomFor, type Shown } from './place-bar.ts'

/**
 * Moves a bar beside `at` whenever that changes, or `content` does, which may change the bar's
 * size.
 */
export function usePlacedBar(
  bar: RefObject<HTMLElement | null>,
  at: Shown,
  content: unknown = null,
): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const { left, top } = placeBar(at, element.getBoundingClientRect(), roomFor(element))
    element.style.setProperty('left', `${left}px`)
    element.style.setProperty('top', `${top}px`)
  }, [bar, at, content])
}
