import { useEffect, useRef, type RefObject } from 'react'

/**
 * Moves the focus when what had it in `screen` is gone: to a row, or to the search box if there is
 * none. Call it in the component that draws both, because it looks after each drawing. It waits
 * until the marks are read.
 */
export function useFocusKept(screen: RefObject<HTMLElement | null>, isRead: boolean): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const page = screen.current
    if (!page) return
    const look = (element: EventTarget | null) => {
      hadFocus.current = element instanceof Node && page.contains(element)
    }
    look(document.activeElement)
    const listener = ({ target }: FocusEvent) => look(target)
    document.addEventListener('focusin', listener)
    return () => document.removeEventListener('focusin', listener)
  }, [screen])
  useEffect(() => {
    if (!isRead || !hadFocus.current || document.activeElement !== document.body) return
    const page = screen.current
    const next =
      page?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ??
      page?.querySelector<HTMLElement>('input[type="search"]')
    next?.focus()
  })
}
