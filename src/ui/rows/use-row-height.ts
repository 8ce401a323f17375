import { useEffect, useState, type RefObject } from 'react'

/** How wide a list is and how high its rows are on average, in CSS pixels. */
interface RowHeight {
  readonly width: number
  /** A share of the height where several rows stand beside each other. */
  readonly height: number
}

/** Measured at the first chunk of `list` that has rows, anew whenever the list is of another width; empty until there was one. */
export function useRowHeight(list: RefObject<HTMLElement | null>): Partial<RowHeight> {
  const [seen, setSeen] = useState<Partial<RowHeight>>({})
  useEffect(() => {
    const element = list.current
    if (!element) return
    let last = 0
    const observer = new ResizeObserver(() => {
      const { width } = element.getBoundingClientRect()
      const chunk = element.querySelector(':scope > :not(:empty)')
      if (width === last || !chunk) return
      last = width
      setSeen({ width, height: chunk.getBoundingClientRect().height / chunk.childElementCount })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return seen
}
