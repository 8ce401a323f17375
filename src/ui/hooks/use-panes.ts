import { useCallback, useEffect, useRef } from 'react'

const focusable =
  'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), [tabindex="0"], [contenteditable="true"]'

/**
 * Returns a function that moves the focus to the next or previous pane (`data-pane`): to where the
 * focus last was in it, else to its first control.
 */
export function usePanes(): (direction: 1 | -1) => void {
  const lastFocus = useRef(new Map<string, WeakRef<Element>>())

  useEffect(() => {
    function onFocusIn({ target }: FocusEvent) {
      const pane = target instanceof Element && target.closest('[data-pane]')
      const name = pane && pane.getAttribute('data-pane')
      if (name && target !== pane) lastFocus.current.set(name, new WeakRef(target))
    }
    document.addEventListener('focusin', onFocusIn)
    return () => document.removeEventListener('focusin', onFocusIn)
  }, [])

  return useCallback(direction => {
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
      pane => pane.checkVisibility() && !pane.closest('[inert], [aria-hidden="true"]'),
    )
    const at = panes.findIndex(pane => pane.contains(document.activeElement))
    const first = direction === 1 ? 0 : panes.length - 1
    const next = panes[at < 0 ? first : (at + direction + panes.length) % panes.length]
    if (!next) return
    const before = lastFocus.current.get(next.dataset['pane'] ?? '')?.deref()
    const inside =
      before instanceof HTMLElement && next.contains(before)
        ? before
        : next.querySelector<HTMLElement>(focusable)
    ;(inside ?? next).focus()
  }, [])
}
