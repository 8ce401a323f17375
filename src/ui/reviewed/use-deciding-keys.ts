import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Decision } from './review-state.ts'

/** Letters need no modifier, and the others work while an input method takes the letters. */
const decisions: Readonly<Record<string, Decision>> = {
  a: 'accept',
  Enter: 'accept',
  ' ': 'accept',
  l: 'leave',
  Backspace: 'leave',
  Delete: 'leave',
}

const moves: Readonly<Record<string, string>> = { j: 'ArrowDown', k: 'ArrowUp' }

/**
 * Decides about the row with the focus and goes on to the next, and moves by J and K as by arrow
 * keys.
 */
export function useDecidingKeys(
  list: RefObject<HTMLElement | null>,
  decide: (row: string, as: Decision) => void,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const key = target.dataset['row']
    // Keys of the buttons in a row are their own.
    if (key === undefined) return
    const decision = decisions[event.key]
    const move = decision ? 'ArrowDown' : moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (decision && !event.repeat) decide(key, decision)
    // The list finds the next row, which may not be rendered yet.
    target.dispatchEvent(new KeyboardEvent('keydown', { key: move, bubbles: true }))
  })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    element.addEventListener('keydown', event => onKeyDown(event), { signal, capture: true })
    return () => ending.abort()
  }, [list])
}
