import { useEffect, useRef, type RefObject } from 'react'

/**
 * Moves the focus when what had it in `screen` is gone: to a row, or to `screen` itself while there
 * are no rows. The search box would take Ctrl+Z for its own words. Call it in the component that
 * draws the rows, because it looks after each drawing. It waits until the marks are read.
 */
export function useFocusKept(screen: RefObject<HTMLElement | null>, isRead: boolean): void {
  const hadFocus = useRef(false)
  /** Whether `screen` has the focus only until there is a row. */
  const waitsForRow = useRef(false)
  useEffect(() => {
    const page = screen.current
    if (!page) return
    const look = (element: EventTarget | null) => {
      hadFocus.current = element instanceof Node && page.contains(element)
    }
    look(document.activeElement)
    const listener = ({ target }: FocusEvent) => {
      look(target)
      if (target !== page) waitsForRow.current = false
      // Undoing makes the window inert, and restores the focus when the row is there already.
      else if (waitsForRow.current) firstRow(page)?.focus()
    }
    document.addEventListener('focusin', listener)
    return () => document.removeEventListener('focusin', listener)
  }, [screen])
  useEffect(() => {
    const page = screen.current
    const { activeElement } = document
    const isLost = hadFocus.current && activeElement === document.body
    if (!isRead || !page || !(isLost || (waitsForRow.current && activeElement === page))) return
    const row = firstRow(page)
    if (row) return row.focus()
    waitsForRow.current = true
    page.focus()
  })
}

/** The row at which Tab stops. */
const firstRow = (page: HTMLElement): HTMLElement | null =>
  page.querySelector<HTMLElement>('[data-row][tabindex="0"]')
