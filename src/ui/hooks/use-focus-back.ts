import { useLayoutEffect, useRef } from 'react'

/**
 * Gives the keyboard back to what had it before the first of several dialogs that follow one another. Each alone
 * only knows of the one before it, and that is gone.
 */
export function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (isOpen) {
      before.current = document.activeElement
      return () => {
        const place = before.current
        // The last dialog does it first, where it can.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && place instanceof HTMLElement)
            place.focus()
        })
      }
    }
    return undefined
  }, [isOpen])
}
