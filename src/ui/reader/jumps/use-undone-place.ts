import type { AnnotationId, BookId } from '#domain/ids'
import type { SteppedOver } from '#domain/undo-order'
import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking/marking'
import { useEffect, useEffectEvent } from 'react'
import { useServices } from '../../services.ts'
import { backToText } from './use-jumps.ts'

interface UndonePlace {
  readonly book: BookId
  readonly spread: Spread
  readonly marks: Pick<Marks, 'get'>
  /** The mark whose note is being written. */
  readonly edited: AnnotationId | null
  /** Makes a mark the current one. */
  readonly choose: (mark: AnnotationId) => void
}

/**
 * Brings a mark into view after a step about it was undone or redone; the caret stays where it is.
 * If the step removed the mark whose note was being written, the focus goes back to the text.
 */
export function useUndonePlace({ book, spread, marks, edited, choose }: UndonePlace): void {
  const { order } = useServices().undoing
  const stepped = useEffectEvent(({ step }: SteppedOver) => {
    if (step.book !== book || !step.place) return
    const { annotation, side, index, start } = step.place
    if (annotation === edited && !marks.get(annotation)) return backToText(spread)
    choose(annotation)
    void spread.navigation.reveal(index, side, start)
  })
  useEffect(() => order.onStep(one => stepped(one)), [order])
}
