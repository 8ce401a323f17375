import { useLayoutEffect, useRef, type RefObject } from 'react'
import { fitBar } from './fit-bar.ts'
import { placeBar, roomInText, widestIn, type Shown } from './place-bar.ts'

/**
 * Moves a bar beside `at` whenever that changes, or `content` does, which may change the bar's
 * size.
 */
export function usePlacedBar(
  bar: RefObject<HTMLElement | null>,
  at: Shown,
  content: unknown = null,
): void {
  useLayoutEffect(() => {
    if (bar.current) place(bar.current, at, widestIn(roomInText()))
  }, [bar, at, content])
}

/**
 * The same for a bar of buttons, of which those without room are hidden. They are measured only
 * when they or the room have changed, because the bar moves with every scroll.
 */
export function usePlacedButtons(bar: RefObject<HTMLElement | null>, at: Shown): void {
  const fitted = useRef({ to: '', width: 0 })
  useLayoutEffect(() => {
    if (!bar.current) return
    const width = widestIn(roomInText())
    const buttons = [...bar.current.querySelectorAll('button')]
    const now = [width, ...buttons.map(it => `${it.textContent}${it.ariaPressed}`)].join('|')
    if (now !== fitted.current.to)
      fitted.current = { to: now, width: fitBar(bar.current, width - edges) + edges }
    place(bar.current, at, fitted.current.width)
  })
}

/** What the bar itself takes of its width, in CSS pixels. */
const edges = 9

function place(bar: HTMLElement, at: Shown, width: number): void {
  const room = roomInText()
  bar.style.setProperty('max-inline-size', `${width}px`)
  const { left, top } = placeBar(at, bar.getBoundingClientRect(), room)
  bar.style.setProperty('left', `${left}px`)
  bar.style.setProperty('top', `${top}px`)
}
