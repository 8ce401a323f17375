import type { AnnotationId, BookId } from '#domain/ids'
import { halfOn } from '#domain/marking/halves'
import { shownRange } from '#domain/marking/scope'
import type { SteppedOver } from '#domain/undo-order'
import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking/marking'
import type { Division } from '#services/structure/division'
import { useEffect, useEffectEvent } from 'react'
import { useServices } from '../../services.ts'
import { backToText } from './use-jumps.ts'

interface UndonePlace {
  readonly book: BookId
  readonly division: Pick<Division, 'shownIndex'>
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
export function useUndonePlace(tools: UndonePlace): void {
  const { book, spread, division, marks, edited, choose } = tools
  const { order } = useServices().undoing
  const stepped = useEffectEvent(({ step }: SteppedOver) => {
    if (step.book !== book || !step.place) return
    const { annotation, side, index, start } = step.place
    if (annotation === edited && !marks.get(annotation)) return backToText(spread)
    choose(annotation)
    // The step knows the place in the print. The mark is where it is shown.
    const mark = marks.get(annotation)
    const shown = mark && shownRange(mark, halfOn(mark, side))
    if (shown) return void spread.navigation.reveal(shown.index, shown.side, shown.start)
    void spread.navigation.reveal(division.shownIndex(index, start), side, start)
  })
  useEffect(() => order.onStep(one => stepped(one)), [order])
}
