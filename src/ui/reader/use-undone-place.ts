import type { AnnotationId, BookId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'
import { useServices } from '../services.ts'

/** Brings the place of a mark into view that has just been undone or redone, and `choose`s it; the caret stays where it is. */
export function useUndonePlace(
  book: BookId,
  spread: Spread,
  choose: (mark: AnnotationId) => void,
): void {
  const { order } = useServices().undoing
  useEffect(
    () =>
      order.onStep(({ step }) => {
        if (step.book !== book || !step.place) return
        const { annotation, side, index, start } = step.place
        choose(annotation)
        void spread.reveal(index, side, start)
      }),
    [order, book, spread, choose],
  )
}
