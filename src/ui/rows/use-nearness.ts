import { useEffect, useState } from 'react'

/**
 * Calls `listener` with whether `element` is near the screen, at once and when that changes.
 * Returns a function that stops.
 */
export type WatchNearness = (element: Element, listener: (isNear: boolean) => void) => () => void

/** Uses one observer for a whole list, because hundreds of observers would make it open slowly. */
export function useNearness(): WatchNearness {
  const [{ watch, end }] = useState(nearness)
  useEffect(() => end, [end])
  return watch
}

function nearness() {
  const listeners = new Map<Element, (isNear: boolean) => void>()
  let observer: IntersectionObserver | null = null

  const observe = () =>
    new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting)
      },
      // Of the window, and of any scroller in it.
      { rootMargin: '100%', scrollMargin: '100%' },
    )

  return {
    watch: (element: Element, listener: (isNear: boolean) => void) => {
      observer ??= observe()
      listeners.set(element, listener)
      observer.observe(element)
      return () => {
        listeners.delete(element)
        observer?.unobserve(element)
      }
    },
    end: () => {
      observer?.disconnect()
      observer = null
    },
  }
}
