import { useEffect, useEffectEvent, type RefObject } from 'react'

const stepsAlong = {
  block: { ArrowDown: 1, ArrowUp: -1 },
  inline: { ArrowRight: 1, ArrowLeft: -1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>

/**
 * Arrow keys go from one thing to the next among what `selector` finds in `place`; Home
 * and End to the first and the last. Keys pressed with Ctrl, Alt or Cmd are left alone.
 */
export function useArrowKeys(
  place: RefObject<HTMLElement | null>,
  selector: string,
  along: keyof typeof stepsAlong = 'block',
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent, container: HTMLElement) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const stops = [...container.querySelectorAll<HTMLElement>(selector)]
    const at = stops.findIndex(stop => stop === document.activeElement)
    if (at < 0) return
    const to = target(event.key, at, stops.length, stepsAlong[along])
    // At its end a row of things leaves the key to what it is in.
    if (to === null || (along === 'inline' && to === at)) return
    event.preventDefault()
    stops[to]?.focus()
  })
  useEffect(() => {
    const container = place.current
    if (!container) return
    const listener = (event: KeyboardEvent) => onKeyDown(event, container)
    container.addEventListener('keydown', listener)
    return () => container.removeEventListener('keydown', listener)
  }, [place])
}

function target(
  key: string,
  at: number,
  count: number,
  steps: Readonly<Record<string, number>>,
): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? null : Math.min(Math.max(at + step, 0), count - 1)
}
