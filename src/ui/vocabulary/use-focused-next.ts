import { useEffect, useRef, useState, type RefObject } from 'react'

/**
 * Gives the focus to the row with an id (`data-own-word`) as soon as another list is shown; to the
 * dialog without such a row, because a search box would take Ctrl+Z for its own words.
 */
export function useFocusedNext(place: RefObject<HTMLElement | null>, shown: readonly unknown[]) {
  const [next, setNext] = useState<string | null>(null)
  const isDue = useRef<readonly unknown[] | null>(null)
  useEffect(() => {
    if (isDue.current === null || isDue.current === shown) return
    isDue.current = null
    const row = next && `[data-own-word="${CSS.escape(next)}"] button`
    const found = row ? place.current?.querySelector<HTMLElement>(row) : null
    const to = found ?? place.current?.closest<HTMLElement>('[role="dialog"]')
    to?.focus()
  }, [place, shown, next])
  return {
    next,
    focusNext: (id: string | null) => {
      isDue.current = shown
      setNext(id)
    },
  }
}
