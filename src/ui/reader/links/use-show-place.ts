import { halvesOf } from '#domain/marking/halves'
import { shownRange } from '#domain/marking/scope'
import type { PlaceInBook } from '#services/places/places'
import { useEffect, useEffectEvent, useRef, type Dispatch } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { lostSide } from '../../notes/notes-in-order.ts'
import { useServices } from '../../services.ts'
import type { NotesViewEvent } from '../marking/notes-view.ts'
import { useOrphans } from '../marking/use-orphans.ts'
import type { OpenSpread } from '../use-spread.ts'

/** Goes to a place in the open book. `isJump`: the way back leads to where the reader was. */
export type ShowPlace = (at: PlaceInBook, isJump?: boolean) => void

/**
 * Returns a function that goes to a place in the open book, lights it for a moment, and opens the
 * notes at a mark.
 */
export function useShowPlace(
  { spread, marks, jumps, division }: Pick<OpenSpread, 'spread' | 'marks' | 'jumps' | 'division'>,
  dispatch: Dispatch<NotesViewEvent>,
): ShowPlace {
  const { preferences } = useServices()
  const { sides } = useLive(preferences.settings)
  const orphans = useOrphans(spread)
  return (at, isJump = true) => {
    if (at.kind === 'book') return
    if (isJump) jumps.leave('link')
    if (at.kind === 'paragraph') {
      if (sides === 'translation') preferences.change({ sides: 'both' })
      const index = division.shownIndex(at.index, at.offset)
      return void spread.navigation.show(index, 'source', 0, Infinity)
    }
    if (at.kind === 'words') {
      if (sides !== 'both' && sides !== at.side) preferences.change({ sides: 'both' })
      return void spread.navigation.show(at.index, at.side, at.start, at.end)
    }
    if (at.mark.deletedAt !== null) marks.bringBack(at.mark)
    const mark = marks.get(at.mark.id) ?? division.shownMark(at.mark)
    preferences.change({ notesOpen: true })
    dispatch({ type: 'worked', id: mark.id })
    const lost = lostSide(mark, orphans)
    const half = halvesOf(mark).find(({ side }) => side !== lost)
    const shown = shownRange(mark, half)
    if (!shown) return
    if (sides !== 'both' && sides !== shown.side) preferences.change({ sides: 'both' })
    void spread.navigation.show(shown.index, shown.side, shown.start, shown.end)
  }
}

/**
 * Goes to `goal`, at which the book was opened, or to which a link led later from another program,
 * once. `isJump`: the way back from the first one leads to where the book was left.
 */
export function useArrival(goal: PlaceInBook | null, show: ShowPlace, isJump: boolean): void {
  const reached = useRef<PlaceInBook | null>(null)
  const arrive = useEffectEvent(() => {
    if (!goal || reached.current === goal) return
    const isLater = reached.current !== null
    reached.current = goal
    show(goal, isJump || isLater)
  })
  useEffect(() => arrive(), [goal])
}
