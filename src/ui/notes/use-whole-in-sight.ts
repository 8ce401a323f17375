import { useEffect, type RefObject } from 'react'

/**
 * Keeps a whole card in sight while `isOn` and while it grows, unless it is taller than two thirds
 * of the window.
 */
export function useWholeInSight(card: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = card.current
    if (!element || !isOn) return
    const look = () => {
      if (element.offsetHeight < (window.innerHeight * 2) / 3)
        element.scrollIntoView({ block: 'nearest' })
    }
    const grown = new ResizeObserver(look)
    grown.observe(element)
    return () => grown.disconnect()
  }, [card, isOn])
}
