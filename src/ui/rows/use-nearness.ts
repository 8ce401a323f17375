import { useEffect, useState } from 'react'

/** Tells `listener` whether `element` is near the screen, at once and whenever that changes; until the answer is called. */
export type WatchNearness = (element: Element, listener: (isNear: boolean) => void) => () => void

/** One observer for everything in a list: hundreds of them would be felt when it opens. */
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
      // Of the window and of whatever in it scrolls.
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
