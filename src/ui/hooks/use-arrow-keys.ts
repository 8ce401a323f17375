import { useEffect, useEffectEvent, type RefObject } from 'react'
import { rowsOnPage } from '../rows/rows-on-page.ts'

const stepsAlong = {
  block: { ArrowDown: 1, ArrowUp: -1 },
  inline: { ArrowRight: 1, ArrowLeft: -1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>

/**
 * Moves the focus among the elements that match `selector` in `place`: arrow keys to the next or
 * previous, Home and End to the first and last, and along a block PageUp and PageDown by as many as
 * are visible. Ignores keys pressed with Ctrl, Shift, Alt or Cmd.
 */
export function useArrowKeys(
  place: RefObject<HTMLElement | null>,
  selector: string,
  along: keyof typeof stepsAlong = 'block',
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent, container: HTMLElement) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    const stops = [...container.querySelectorAll<HTMLElement>(selector)]
    const at = stops.findIndex(stop => stop === document.activeElement)
    if (at < 0) return
    // In a field, the other keys move its caret.
    if (stops[at] instanceof HTMLInputElement && !/^Arrow(?:Up|Down)$/.test(event.key)) return
    const page = (step: 1 | -1) =>
      rowsOnPage(container, { row: at, columns: 1 }, step, number => stops[number])
    const steps: Readonly<Record<string, number>> = stepsAlong[along]
    const step =
      along === 'block' && event.key === 'PageDown'
        ? page(1)
        : along === 'block' && event.key === 'PageUp'
          ? -page(-1)
          : steps[event.key]
    const to = target(event.key, at, stops.length, step)
    // At either end of a line, the key is left to the surrounding list.
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

function target(key: string, at: number, count: number, step: number | undefined): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return step === undefined ? null : Math.min(Math.max(at + step, 0), count - 1)
}
