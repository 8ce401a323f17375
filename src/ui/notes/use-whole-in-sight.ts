import { useEffect, type RefObject } from 'react'

/** Keeps the whole of a card in sight while `isOn`, however it grows; not one that is taller than what shows it. */
export function useWholeInSight(card: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = card.current
    if (!element || !isOn) return
    const look = () => {
      if (element.offsetHeight < window.innerHeight / 2)
        element.scrollIntoView({ block: 'nearest' })
    }
    const grown = new ResizeObserver(look)
    grown.observe(element)
    return () => grown.disconnect()
  }, [card, isOn])
}
