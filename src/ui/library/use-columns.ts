import { useLayoutEffect, useState, type RefObject } from 'react'

/** The least width of a cover and the space between two, in rem. */
const least = 8.75
const gap = 1.6

/**
 * Returns how many covers fit side by side into `list`, and sets `--columns` for its styles. Styles
 * alone could count them too, but the list of rows must know how many make a whole row. Nothing is
 * measured unless `isShelf`, because measuring makes the page lay itself out at once.
 */
export function useColumns(list: RefObject<HTMLElement | null>, isShelf: boolean): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const element = list.current
    if (!element || !isShelf) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const fitting = Math.floor((element.clientWidth / rem + gap) / (least + gap))
      setColumns(Math.max(1, fitting))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list, isShelf])
  useLayoutEffect(() => {
    list.current?.style.setProperty('--columns', String(columns))
    list.current?.style.setProperty('--cover-gap', `${gap}rem`)
  }, [list, columns])
  return columns
}
