import type { Book } from '#domain/book'
import { useEffect, useReducer, type RefObject } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { useUndonePlace } from '../jumps/use-undone-place.ts'
import type { OpenSpread } from '../use-spread.ts'
import { notesViewAfter, untouchedNotes } from './notes-view.ts'
import { useLinking } from './use-linking.ts'
import { useMarkActs } from './use-mark-acts.ts'
import { useMarkBar, type MarkBarControl } from './use-mark-bar.ts'
import { useMarkHandlers } from './use-mark-handlers.ts'
import { usePartActs } from './use-part-acts.ts'
import { usePlaceNotes } from '../places/use-place-notes.ts'
import { useMarkMoves } from './use-mark-moves.ts'
import { useTagBar } from './use-tag-bar.ts'

export type MarkWork = ReturnType<typeof useMarkWork>

/**
 * The marks of an open book: which the reader works on, the bars beside them, and what can be done.
 */
export function useMarkWork(
  book: Book,
  open: OpenSpread,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const { spread, marks } = open
  const { marking, preferences } = useServices()
  const categories = useLive(marking.categories)
  const known = useLive(marking.knownCategories)
  const [view, dispatch] = useReducer(notesViewAfter, untouchedNotes)
  const markBar = useMarkBar(spread, scroller)
  const tagBar = useTagBar(scroller)
  const moves = useMarkMoves(open, view.placing)
  const { current } = view
  const acts = useMarkActs({ open, dispatch, markBar, tagBar, moves, current })
  const linking = useLinking({ open, dispatch, markBar })
  useRedrawn(markBar, marks)
  const barMark = markBar.bar?.marks[markBar.bar.chosen]
  useUndonePlace({
    book: book.id,
    spread,
    division: open.division,
    marks,
    edited: view.edited,
    choose: id => dispatch({ type: 'chosen', id }),
  })

  const places = usePlaceNotes({ book, open, dispatch, markBar })
  const parts = usePartActs({ open, dispatch, markBar, places })
  useMarkHandlers({ open, categories, acts, linking, parts, places, markBar, barMark, current })
  const isSelection = markBar.bar !== null && barMark === undefined
  const isLost = isSelection && view.current !== null && moves.isLost(view.current)
  const waiting = view.placing ?? (isLost ? view.current : view.moving)
  const movable = isSelection ? moves.movable(waiting) : null
  const offered = movable?.id === view.moving ? view.moving : null
  // One selection is offered for a mark that was only chosen, and every one for a mark without a
  // place.
  useEffect(() => {
    if (offered && !moves.isLost(offered)) return () => dispatch({ type: 'notMoved' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `moves` is new at each render
  }, [offered])
  return {
    view,
    dispatch,
    categories,
    known,
    markBar,
    tagBar,
    acts,
    linking,
    moves,
    places,
    movable,
    barMark,
    showTag: (tag: string) => {
      preferences.change({ notesOpen: true })
      dispatch({ type: 'filtered', filter: { by: 'tag', tag } })
    },
  }
}

/** Draws the bar again when the marks change. */
function useRedrawn({ redraw }: MarkBarControl, marks: OpenSpread['marks']): void {
  useEffect(() => marks.follow(() => redraw()), [marks, redraw])
}
