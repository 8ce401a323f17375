import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { deskPlaces } from './desk-frame.tsx'
import { Desk, type ShownCard } from './desk.ts'
import type { DeskText } from './passages.ts'

/** The text that the cards are beside, and the way back to it. */
export interface BesideText extends Omit<DeskText, 'page'> {
  readonly page: () => HTMLElement | null
  /** Draws the section with the paragraph at `index` of the book. */
  readonly reveal: (index: number) => void
  /** Puts the focus back at the caret. */
  readonly leave: () => void
}

/** Keeps the cards of `items` level with `text`; `held` is the whole and exactly level one. */
export function useDesk(
  { spread, layout, page }: BesideText,
  items: readonly Annotation[],
  held: AnnotationId | null,
) {
  const [shown, setShown] = useState<readonly ShownCard[]>([])
  const frame = useRef<HTMLDivElement>(null)
  const made = useRef<Desk | null>(null)

  useLayoutEffect(() => {
    const element = page()
    const places = deskPlaces(frame.current)
    if (!element || !places) return
    const desk = new Desk({ spread, layout, page: element }, places, setShown)
    made.current = desk
    return () => {
      made.current = null
      desk.end()
    }
  }, [spread, layout, page])
  useLayoutEffect(() => made.current?.setMarks(items), [items, spread, layout, page])
  useLayoutEffect(() => made.current?.hold(held), [held, spread, layout, page])
  const desk = useCallback(() => made.current, [])
  return { desk, shown, frame }
}
