import { useEffect, useState, type RefObject } from 'react'

/** The width of a list and the average height of its rows, in CSS pixels. */
interface RowHeight {
  readonly width: number
  /** If several rows are side by side, each counts for a part of their height. */
  readonly height: number
}

/**
 * Measures the first chunk of `list` that has rows, and again when the width of the list changes.
 * Empty until there is one.
 */
export function useRowHeight(list: RefObject<HTMLElement | null>): Partial<RowHeight> {
  const [seen, setSeen] = useState<Partial<RowHeight>>({})
  useEffect(() => {
    const element = list.current
    if (!element) return
    let last = 0
    const observer = new ResizeObserver(() => {
      const { width } = element.getBoundingClientRect()
      const chunk = element.querySelector(':scope > * > :not(:empty)')
      if (width === last || !chunk) return
      last = width
      setSeen({ width, height: chunk.getBoundingClientRect().height / chunk.childElementCount })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return seen
}
