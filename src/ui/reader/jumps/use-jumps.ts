import type { Spread } from '#editor/spread'
import { useState, type RefObject } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { restore } from '../reader-position.ts'
import { useWayBack, wayBack } from './use-way-back.ts'

/**
 * Goes back and forward over jumps, and to the number of a paragraph or a heading. Before the first
 * jump, going back calls `leave`, if there is such a place.
 */
export function useJumps(
  { spread, jumps }: Pick<OpenSpread, 'spread' | 'jumps'>,
  scroller: RefObject<HTMLElement | null>,
  leave: (() => void) | null,
): {
  /** Whether the Go To field is open. */
  readonly isAsking: boolean
  /** Goes to the paragraph at `index` in the book and closes the field. */
  readonly go: (index: number) => void
  /** Closes the field. `isFinished`: the focus goes back to the caret. */
  readonly close: (isFinished: boolean) => void
} {
  const toasts = useToasts()
  const [isAsking, setAsking] = useState(false)
  const { back, forward } = useLive(jumps.ways)
  const step = (way: 'back' | 'forward') => () => {
    const page = scroller.current
    const place = jumps[way]()
    toasts.hide(wayBack)
    if (page && place) void restore(spread, page, place)
  }
  const toEnd = (end: 'from' | 'to') => () => {
    jumps.leave('number')
    spread.goToEnd(end)
  }
  useWayBack({ spread, jumps }, scroller, step('back'))
  useActionHandlers({
    'go.back': { enabled: back || leave !== null, run: back ? step('back') : (leave ?? nowhere) },
    'go.forward': { enabled: forward, run: step('forward') },
    'go.to': () => setAsking(true),
    'go.beginning': toEnd('from'),
    'go.end': toEnd('to'),
    'edit.selectAll': () => void spread.selectMore(),
    'text.selectAll': () => void (spread.selection.focus(), spread.selectAll()),
  })
  return {
    isAsking,
    go(index) {
      setAsking(false)
      jumps.leave('number')
      void spread.navigation.show(index, sideOf(spread), 0, Infinity)
    },
    close(isFinished) {
      setAsking(false)
      if (isFinished) backToText(spread)
    },
  }
}

const nowhere = () => {}

const sideOf = (spread: Spread) => spread.selection.where?.side ?? 'translation'

/** Puts the focus back at the reader's caret, and brings it into sight. */
export function backToText(spread: Spread): void {
  const { where } = spread.selection
  if (where) spread.navigation.go(where.index, where.side, where.caret)
}
