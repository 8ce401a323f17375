import { useLayoutEffect, useRef } from 'react'

/**
 * Restores the focus after several dialogs that follow one another. Each dialog alone restores it
 * to the one before, which is gone.
 */
export function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (isOpen) {
      before.current = document.activeElement
      return () => {
        const place = before.current
        // The last dialog restores the focus first, if it can.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && place instanceof HTMLElement)
            place.focus()
        })
      }
    }
    return undefined
  }, [isOpen])
}
